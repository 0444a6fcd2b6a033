package dev.seventy.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookTest {

    private static final String HEADER = row(1, text("A1", "CustomerTenantId") + text("B1", "Month")
            + "<c r=\"C1\" t=\"s\"><v>0</v></c>" + text("D1", "TotalACR") + text("E1", "CustomerName"));

    private static String text(String at, String value) {
        return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + value + "</t></is></c>";
    }

    private static String row(int number, String cells) {
        return "<row r=\"" + number + "\">" + cells + "</row>";
    }

    private static Map<String, String> parts(String rows) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", "<Types/>");
        parts.put("xl/workbook.xml",
                "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId7\"/>"
                        + "<sheet name=\"Other\" sheetId=\"2\" r:id=\"rId8\"/></sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId8\" Target=\"worksheets/b.xml\"/>"
                + "<Relationship Id=\"rId7\" Target=\"worksheets/a.xml\"/></Relationships>");
        parts.put("xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts>"
                + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
                + "<xf numFmtId=\"164\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>");
        parts.put("xl/sharedStrings.xml",
                "<sst><si><r><t>Service</t></r><r><t>Name</t></r><rPh><t>no</t></rPh></si></sst>");
        parts.put("xl/worksheets/b.xml", "<worksheet><sheetData/></worksheet>");
        parts.put("xl/worksheets/a.xml",
                "<?xml version=\"1.0\"?><worksheet><sheetData>" + rows + "</sheetData></worksheet>");
        return parts;
    }

    private static byte[] zip(Map<String, String> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
        return bytes.toByteArray();
    }

    private static Material workbook(String rows) {
        return Files.bytes(zip(parts(rows)));
    }

    private static Material usage(String month, String revenue) {
        return workbook(HEADER
                + row(3, text("A3", "t1") + month + text("C3", "SQL") + "<c r=\"D3\"><v>" + revenue + "</v></c>"));
    }

    @Test
    void the_first_sheet_is_read() {
        var outcome = Files.read(usage("<c r=\"B3\" s=\"1\"><v>46296</v></c>", "6448.2842319999998"));

        assertThat(outcome.consumed().service()).isEqualTo("SQL");
        assertThat(outcome.consumed().month()).hasToString("2026-10");
        assertThat(outcome.consumed().acrUsd()).isEqualByComparingTo("6448.284232");
        assertThat(outcome.consumed().row()).isEqualTo(3);
        assertThat(Files.ready(usage("", "1")).format().words()).isEqualTo("Excel workbook");
    }

    @ParameterizedTest
    @CsvSource({"1,46296", "2,46296", "3,46296.5", "0,46296"})
    void date_cells_of_every_style_are_days(int style, String serial) {
        assertThat(
                Files.read(usage("<c r=\"B3\" s=\"" + style + "\"><v>" + serial + "</v></c>", "1")).consumed().month())
                .hasToString("2026-10");
    }

    @Test
    void numbers_are_written_as_the_sheet_shows_them() {
        var plain = new CellText(java.util.List.of(false, true), false);

        assertThat(plain.number("1.0000000000000001E-5", 0)).isEqualTo("0.00001");
        assertThat(plain.number("9594591", 0)).isEqualTo("9594591");
        assertThat(plain.number("46296.999999999", 1)).isEqualTo("2026-10-02");
        assertThat(plain.number("43459.963194444", 1)).isEqualTo("2018-12-25T23:07:00");
        assertThat(plain.number("59", 1)).isEqualTo("1900-02-28");
        assertThat(new CellText(java.util.List.of(true), true).number("0", 0)).isEqualTo("1904-01-01");
        assertThat(plain.number("1e999999999", 0)).isEqualTo("1e999999999");
        assertThat(CellText.ofSerial(46296)).isEqualTo(LocalDate.of(2026, 10, 1));
    }

    @Test
    void cells_that_are_left_out_are_blank() {
        var outcome = Files.read(workbook(HEADER + row(2, text("A2", "t1") + text("B2", "2026-10") + text("D2", "5"))
                + row(3, "") + row(9, text("A9", "t1") + text("B9", "2026-10") + text("D9", "x"))));

        assertThat(outcome.consumed().service()).isEmpty();
        assertThat(outcome.refusal().row()).isEqualTo(9);
        assertThat(outcome.summary().rows()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZZZZZZ2", "GS2", "XFD2"})
    void a_column_beyond_the_limit_is_refused_whatever_its_reference(String at) {
        assertThat(Files.refusal(workbook(HEADER + row(2, text(at, "x"))))).contains("more than 200 columns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "-1", "x", "1"})
    void impossible_rows_are_refused(String number) {
        assertThat(Files.refusal(workbook(HEADER + "<row r=\"" + number + "\">" + text("A1", "x") + "</row>")))
                .contains("damaged", "Nothing was saved");
    }

    @Test
    void entities_are_refused() {
        var parts = parts(HEADER);
        parts.put("xl/worksheets/a.xml",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData>"
                        + row(1, text("A1", "&e;")) + "</sheetData></worksheet>");

        assertThat(Files.refusal(Files.bytes(zip(parts)))).contains("document type", "Nothing was saved");
    }

    @Test
    void a_part_that_expands_too_much_is_refused_before_it_is_expanded() {
        var parts = parts(HEADER);
        parts.put("xl/worksheets/a.xml", " ".repeat(20 << 20));

        assertThat(Files.refusal(Files.bytes(zip(parts)))).contains("200 times its size", "Nothing was saved");
    }

    @Test
    void a_part_that_is_larger_than_the_directory_says_is_refused() {
        var bytes = zip(parts(HEADER + row(2, text("A2", "t1"))));
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < bytes.length - 4; at++) {
            if (buffer.getInt(at) == 0x02014b50) {
                buffer.putInt(at + 24, 10);
            }
        }

        assertThat(Files.refusal(Files.bytes(bytes))).contains("larger than its directory says");
    }

    @Test
    void many_parts_are_refused() {
        var parts = parts(HEADER);
        for (int index = 0; index < 1_000; index++) {
            parts.put("xl/media/" + index, "");
        }

        assertThat(Files.refusal(Files.bytes(zip(parts)))).contains("1007 parts");
    }

    @Test
    void other_archives_and_old_workbooks_are_refused() {
        assertThat(Files.refusal(Files.bytes(zip(Map.of("../../etc/passwd", "x"))))).contains("without a workbook");
        assertThat(Files.refusal(Files.bytes(new byte[]{(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1})))
                .contains("old Excel file");
    }

    @Test
    void a_workbook_cut_at_any_place_is_refused_and_nothing_else_happens() {
        var bytes = zip(parts(HEADER + row(2, text("A2", "t1") + text("B2", "2026-10") + text("D2", "5"))));

        for (int length = 4; length < bytes.length; length++) {
            assertThat(Files.refusal(Files.bytes(java.util.Arrays.copyOf(bytes, length))))
                    .contains("Nothing was saved");
        }
    }

    @Test
    void a_workbook_with_any_one_byte_changed_gives_an_answer() {
        var bytes = zip(parts(HEADER + row(2, text("A2", "t1") + text("B2", "2026-10") + text("D2", "5"))));

        for (int at = 0; at < bytes.length; at++) {
            var changed = bytes.clone();
            changed[at] ^= 0x55;
            var file = Files.bytes(changed);
            if (Files.survey(file) instanceof Survey.Ready ready) {
                assertThat(Files.INTAKE.read(file, ready, new Files.Collecting())).isNotNull();
            }
        }
    }
}
