package dev.seventy.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.Charset;

import dev.seventy.evidence.Entry;
import dev.seventy.evidence.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenFileTest {

    private static final String PEOPLE = "person_key,full_name,work_email\n";

    private static String name(byte[] content) {
        return Files.read(Files.bytes(content)).of(Entry.Employed.class).getFirst().person().name().orElse("");
    }

    private static byte[] with(byte[] mark, byte[] content) {
        var whole = java.util.Arrays.copyOf(mark, mark.length + content.length);
        System.arraycopy(content, 0, whole, mark.length, content.length);
        return whole;
    }

    @Test
    void every_encoding_is_read() {
        var text = PEOPLE + "P1,Zoë Ångström,\n";

        assertThat(name(text.getBytes(UTF_8))).isEqualTo("Zoë Ångström");
        assertThat(name(("\ufeff" + text).getBytes(UTF_8))).isEqualTo("Zoë Ångström");
        assertThat(name(with(new byte[]{-1, -2}, text.getBytes(UTF_16LE)))).isEqualTo("Zoë Ångström");
        assertThat(name(with(new byte[]{-2, -1}, text.getBytes(UTF_16BE)))).isEqualTo("Zoë Ångström");
        assertThat(name(text.getBytes(Charset.forName("windows-1252")))).isEqualTo("Zoë Ångström");
    }

    @Test
    void a_text_that_is_not_utf8_is_taken_for_windows_and_a_note_says_so() {
        var file = Files.bytes((PEOPLE + "P1,Ada,\nP2,Zoë,\n").getBytes(ISO_8859_1));

        assertThat(Files.ready(file).notes()).singleElement().asString().startsWith("From line 3 on").contains("1252");
        assertThat(Files.ready(file).format().words()).contains("windows-1252");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void every_delimiter_and_line_end_is_read(String delimiter) {
        var text = (PEOPLE + "P1,\"Byron" + (delimiter.equals(",") ? "," : ";") + " Ada\",ada@x.example\n\nP2,B,\n")
                .replace(",", delimiter).replace("Byron\t", "Byron,");

        assertThat(Files.read(text).entries()).hasSize(2);
        assertThat(Files.read(text.replace("\n", "\r\n")).entries()).hasSize(2);
        assertThat(Files.read(text.replace("\n", "\r\n")).entries()).extracting(Entry::row).containsExactly(2, 4);
    }

    @Test
    void a_name_that_is_repeated_is_cut_between_characters() {
        assertThat(Columns.shown("🎓".repeat(35))).isEqualTo("🎓".repeat(35));
        assertThat(Columns.shown("🎓".repeat(70))).isEqualTo("🎓".repeat(60) + "…");
    }

    @Test
    void rows_of_blank_cells_are_no_rows() {
        assertThat(Files.read(PEOPLE + ",,\nP1,Ada,\n , ,\n").summary().rows()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"~~|This file is empty|again",
            "person_key,full_name\\n|header and no rows|again", "person_key,full_name\\n,\\n|header and no rows|again",
            "\\n\\n|file is empty|again",
            "person_key,full_name,Person Key\\nP1,A,B\\n|Line 1: the column 'Person Key' stands there twice (columns 1 and 3)|rename",
            "person_key,full_name\\nP1,\"Ada\\nP2,B\\n|Line 2: a quotation mark|written twice",
            "\"person_key,full_name\\nP1,A\\n|Line 1: a quotation mark|written twice",
            "person_key,full_name\\nP1,A\\nP2,\"B\"x\\n|Line 3: a quotation mark|written twice",
            "person_key,full_name\\nP1,A\\0\\n|Line 2: there is a NUL|UTF-8", "%PDF-1.7 and so on|This is a PDF|CSV",
            "<!DOCTYPE html><html>|web page|CSV"})
    void a_file_that_is_no_table_is_refused_with_what_to_do(String content, String wrong, String mend) {
        var file = Files.text(content.replace("\\n", "\n").replace("\\0", "\0"));

        assertThat(Files.refusal(file)).contains(wrong).contains("Nothing was saved.").contains(mend);
    }

    @Test
    void a_long_cell_is_refused() {
        assertThat(Files.refusal(Files.text(PEOPLE + "P1," + "a".repeat(10_001) + ",\n")))
                .startsWith("Line 2: a cell is longer");
        assertThat(Files.read(PEOPLE + "P1," + "a".repeat(10_000) + ",\n").entries()).hasSize(1);
    }

    @Test
    void a_cell_longer_than_any_buffer_is_told_as_that_in_its_line() {
        assertThat(Files.refusal(Files.text("a".repeat(50_000_000)))).startsWith("Line 1: a cell is longer");
        assertThat(Files.refusal(Files.text(PEOPLE + "a".repeat(1_000_000) + ",Ada,\n")))
                .startsWith("Line 2: a cell is longer");
    }

    @Test
    void a_kind_of_file_is_named_with_its_article() {
        assertThat(Files.refusal(Files.text("CustomerTenantId,Month,ServiceName,TotalACR\n")))
                .startsWith("This is an Azure usage export with a header");
        assertThat(Files.refusal(Files.text(PEOPLE))).startsWith("This is a people template with a header");
    }

    @Test
    void an_open_quote_before_much_text_is_refused_by_its_line() {
        var text = new StringBuilder(PEOPLE).append("P0,Ada,\nP1,\"Byron,\n");
        text.append("P2,Charles,\n".repeat(100_000));

        assertThat(Files.refusal(Files.text(text.toString()))).startsWith("Line 3: ").contains("quotation mark");
    }

    @Test
    void many_columns_are_refused() {
        assertThat(Files.refusal(Files.text("a,".repeat(1_000_000) + "\n"))).contains("more than 200 columns");
    }

    @Test
    void a_line_of_one_gibibyte_is_refused_without_being_held() {
        var endless = new Material() {
            @Override
            public String name() {
                return "endless.csv";
            }

            @Override
            public InputStream open() {
                return new InputStream() {
                    @Override
                    public int read() {
                        return 'a';
                    }

                    @Override
                    public int read(byte[] into, int offset, int length) {
                        java.util.Arrays.fill(into, offset, offset + length, (byte) 'a');
                        return length;
                    }
                };
            }
        };

        assertThat(Files.refusal(endless)).contains("larger than 1 GiB");
    }

    @Test
    void unknown_columns_are_answered_with_the_nearest_kind() {
        var unknown = (Survey.Unknown) Files.survey(Files.text("TrainingTitle,Who,When\na,b,c\n"));

        assertThat(unknown.nearest()).isEqualTo(Origin.Kind.TRAININGS_EXPORT);
        assertThat(unknown.missing()).containsExactly("TrainingCompletionDate");
        assertThat(unknown.sentence()).contains("Nearest is the trainings export", "Nothing was saved");
    }

    @Test
    void a_delimiter_that_nobody_uses_is_answered_with_those_that_are_read() {
        assertThat(Files.refusal(Files.text("person_key|full_name\nP1|Ada\n"))).contains("only one column",
                "commas, semicolons or tabs");
    }

    @Test
    void a_row_of_another_length_is_rejected_in_an_export() {
        var outcome = Files.read("CustomerTenantId,Month,ServiceName,TotalACR\nt1,2026-10,SQL\nt1,2026-10,SQL,1,2\n"
                + "t1,2026-10,SQL,1,,\n");

        assertThat(outcome.rejected()).extracting(Rejected::rule).containsExactly(
                "the row has 3 cells and the header has 4", "the row has 5 cells and the header has 4");
        assertThat(outcome.entries()).hasSize(1);
    }

    @Test
    void progress_is_told() {
        var text = new StringBuilder(PEOPLE);
        text.append("P1,Ada,\n".repeat(25_000));

        assertThat(Files.read(text.toString()).progress()).containsExactly(10_000L, 20_000L, 25_000L);
    }

    @Test
    void a_file_that_changed_after_it_was_looked_at_is_not_read() {
        var ready = Files.ready(Files.text(PEOPLE + "P1,Ada,\n"));
        var other = Files.text("person_key,work_email,full_name\nP1,Ada,\n");

        assertThat(Files.INTAKE.read(other, ready, new Files.Collecting())).isInstanceOfSatisfying(Unreadable.class,
                answer -> assertThat(answer.sentence()).contains("changed"));
    }

    @Test
    void what_is_wrong_far_into_a_file_is_found_in_its_line() {
        var longFile = PEOPLE + "P1,株式会社月見坂精機,\n".repeat(20_000);

        assertThat(Files.read(longFile).of(Entry.Employed.class))
                .allSatisfy(row -> assertThat(row.person().name()).contains("株式会社月見坂精機"));
        assertThat(Files.refusal(Files.text(longFile + "\0\n"))).startsWith("Line 20002: there is a NUL");
        assertThat(Files.ready(Files.bytes(with(longFile.getBytes(UTF_8), "P2,Zoë,\n".getBytes(ISO_8859_1)))).notes())
                .singleElement().asString().startsWith("From line 20002 on");
    }
}
