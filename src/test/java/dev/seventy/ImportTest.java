package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file to a score and back, as somebody at a terminal does it. */
class ImportTest {

    private static final String TRAININGS = """
            TrainingActivityId,TrainingTitle,TrainingType,IndividualFirstName,IndividualLastName,Email,CorpEmail,TrainingCompletionDate,Month,IcMCP,MCPID,MPNId,PartnerName,PartnerCityLocation,PartnerCountryLocation,ExpirationDate,ActivationStatus
            3051,Azure Administrator Associate,Certification,Ada,Byron,ada@example.com,ada@firm.example,25/03/2026 10:00,Mar-26,1,901,77,Firm,Oslo,Norway,25/03/2027 23:59,Active
            3077,Azure Solutions Architect Expert,Certification,Ada,Byron,ada@example.com,ada@firm.example,26/03/2026 10:00,Mar-26,1,901,77,Firm,Oslo,Norway,26/03/2027 23:59,Active
            """;

    @TempDir
    private Path folder;

    private CommandLine seventy;

    @BeforeEach
    void a_database_of_its_own() {
        seventy = new CommandLine(folder);
    }

    private String file(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content).toString();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void elsewhere_than_at_a_terminal_an_import_only_previews() {
        var outcome = seventy.run("import", file("t.csv", TRAININGS));
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.text())
                .contains("2 rows read", "Nothing has changed yet", "Certifications: 2 new", "People: 1 new", "--yes")
                .doesNotContain("import confirm");
        assertThat(seventy.run("import", "history").text()).doesNotContain("in force");
    }

    @Test
    void at_a_terminal_the_person_is_asked() {
        assertThat(seventy.answering("y\n", "import", file("t.csv", TRAININGS)))
                .satisfies(outcome -> assertThat(outcome.code()).isZero())
                .satisfies(outcome -> assertThat(outcome.text()).contains("Import? [y/N]", "Imported as number 1."));
        assertThat(seventy.run("why", "data-ai", "intermediate").text()).contains("Ada Byron",
                "1 person of at least 2");
    }

    @Test
    void a_no_keeps_nothing() {
        assertThat(seventy.answering("n\n", "import", file("t.csv", TRAININGS)).text())
                .contains("Discarded; nothing of it was kept.");
        assertThat(seventy.run("score").text()).doesNotContain("Ada");
    }

    @Test
    void an_import_can_be_undone_until_a_later_one_replaces_its_rows() {
        seventy.run("import", file("t.csv", TRAININGS), "--yes");
        seventy.run("import", file("u.csv", TRAININGS.replace("25/03/2027", "25/03/2028")), "--yes");
        assertThat(seventy.run("undo", "1").text())
                .contains("import 2 has replaced or repeated some of its rows since");
        assertThat(seventy.run("undo").text()).contains(
                "Import 2 (u.csv, 2 rows) of 20 Nov 2026 would be taken back. Nothing has changed yet.",
                "Take back import 2: undo 2");
        assertThat(seventy.run("undo", "2").text())
                .contains("Import 2 is taken back: u.csv, of 20 Nov 2026. What it had replaced holds again.");
        assertThat(seventy.run("why", "data-ai", "intermediate").text()).contains("25 Mar 2027");
        assertThat(seventy.run("undo", "1").text()).contains("Import 1 is taken back: t.csv, of 20 Nov 2026.")
                .doesNotContain("holds again");
        assertThat(seventy.run("undo", "1").text()).contains("Import 1 is not in force");
        assertThat(seventy.run("undo", "77").text()).contains("There is no import 77. Nothing was changed.");
        assertThat(seventy.run("score", "data-ai").text()).contains("Nothing has been imported yet");
    }

    @Test
    void an_import_whose_rows_a_later_one_has_too_is_not_undone_before_that_one() {
        seventy.run("import", file("t.csv", TRAININGS), "--yes");
        seventy.run("import", file("t.csv", TRAININGS), "--yes");
        assertThat(seventy.run("undo", "1").text())
                .contains("import 2 has replaced or repeated some of its rows since");
        assertThat(seventy.run("undo", "x").text()).contains("such as: undo 3.");
    }

    @Test
    void the_same_file_again_changes_nothing() {
        seventy.run("import", file("t.csv", TRAININGS), "--yes");
        assertThat(seventy.run("import", file("t.csv", TRAININGS), "--yes").text())
                .contains("Certifications: 2 unchanged");
    }

    @Test
    void bad_rows_are_told_with_row_column_value_rule_and_fix_and_come_back_as_a_file() throws IOException {
        var outcome = seventy.run("import", file("t.csv", TRAININGS.replace("26/03/2026 10:00", "31/02/2026 10:00")),
                "--yes");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.text()).contains("TrainingCompletionDate", "31/02/2026",
                "are not stored".replace("are", "is"), "rejected-rows-t.csv");
        assertThat(Files.readString(folder.resolve("rejected-rows-t.csv"))).contains("31/02/2026 10:00")
                .doesNotContain("25/03/2026");
        assertThat(seventy.run("why", "data-ai", "intermediate").text()).contains("Ada Byron");
    }

    @Test
    void days_that_can_be_read_in_two_ways_are_asked_once_for_the_file() {
        var ambiguous = file("t.csv", TRAININGS.replace("25/03/", "05/03/").replace("26/03/", "06/03/"));
        var asked = seventy.run("import", ambiguous);
        assertThat(asked.code()).isEqualTo(3);
        assertThat(asked.text()).contains("--dates day-first", "month-first");
        assertThat(seventy.run("import", "--dates", "month-first", "--yes", ambiguous).code()).isZero();
        assertThat(seventy.run("why", "data-ai", "intermediate").text()).contains("3 May 2026");
    }

    @Test
    void a_file_of_an_unknown_kind_keeps_nothing() {
        var outcome = seventy.run("import", file("x.csv", "a,b\n1,2\n"), "--yes");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.text()).containsIgnoringCase("nothing was saved");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThat(seventy.run("import", folder.resolve("none.csv").toString()))
                .satisfies(outcome -> assertThat(outcome.code()).isEqualTo(2))
                .satisfies(outcome -> assertThat(outcome.text()).contains("There is no file", "none.csv"));
    }

    @Test
    void a_template_is_written_and_can_be_imported_again() {
        assertThat(seventy.run("import", "template", "people").code()).isZero();
        assertThat(folder.resolve("people.csv")).exists();
        assertThat(seventy.run("import", folder.resolve("people.csv").toString(), "--yes").code()).isZero();
    }
}
