package dev.seventy.intake;

import java.io.StringWriter;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/**
 * A table as CSV (RFC 4180) that a spreadsheet opens as it is meant: with the mark by which Excel knows UTF-8 at its
 * beginning, and with no cell that is taken for a formula. What our own import reads of it is what was written.
 */
public final class SafeTable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private SafeTable() {
    }

    /** @param rows each of as many cells as there are columns */
    public static String csv(List<String> columns, List<List<String>> rows) {
        var text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        var csv = CsvWriter.builder().bufferSize(0).lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(columns);
        for (var row : rows) {
            csv.writeRecord(row.stream().map(Guard::put).toList());
        }
        return text.toString();
    }
}
