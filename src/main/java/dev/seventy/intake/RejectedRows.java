package dev.seventy.intake;

import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/**
 * Gives rejected rows back as a CSV file of the columns they came in and what is wrong with each, so that they can be
 * corrected and imported again. No cell of it is a formula to a spreadsheet.
 */
public final class RejectedRows {

    /** The columns that stand behind those of the file. */
    static final List<String> ADDED = List.of("row", "column", "rule", "fix");

    private final CsvWriter csv;
    private final int[] kept;

    /**
     * Writes the header.
     *
     * @param header that of the file the rows are from, as {@link Survey.Ready} has it
     */
    public RejectedRows(Writer to, List<String> header) {
        csv = CsvWriter.builder().bufferSize(0).lineDelimiter(LineDelimiter.CRLF).build(to);
        kept = IntStream.range(0, header.size()).filter(index -> !ADDED.contains(Column.key(header.get(index))))
                .toArray();
        write(header, ADDED);
    }

    public void add(Rejected rejected) {
        write(rejected.cells(),
                List.of(String.valueOf(rejected.row()), rejected.column(), rejected.rule(), rejected.fix()));
    }

    /** The whole file as text. */
    public static String text(List<String> header, List<Rejected> rejected) {
        var text = new StringWriter();
        var rows = new RejectedRows(text, header);
        rejected.forEach(rows::add);
        return text.toString();
    }

    private void write(List<String> cells, List<String> added) {
        List<String> line = new ArrayList<>(kept.length + added.size());
        for (int index : kept) {
            line.add(index < cells.size() ? Guard.put(cells.get(index)) : "");
        }
        added.stream().map(Guard::put).forEach(line::add);
        csv.writeRecord(line);
    }
}
