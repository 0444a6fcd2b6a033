package dev.seventy.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;

/** The rows of a delimited text. */
final class DelimitedRows {

    private static final char[] DELIMITERS = {',', ';', '\t'};
    private static final int HEADER_LETTERS = 1 << 16;
    /** A cell may be longer than allowed by this much before its reading is given up. */
    private static final int BUFFER = 1 << 17;

    private DelimitedRows() {
    }

    /** The delimiter that stands most often in the first line, outside of quotes. */
    static char delimiter(Material file, TextScan scan) throws IOException {
        try (var reader = open(file, new Format.Delimited(scan.charset(), scan.markLength(), ','))) {
            var counts = new int[DELIMITERS.length];
            boolean quoted = false;
            for (int read = 0; read < HEADER_LETTERS; read++) {
                int letter = reader.read();
                if (letter < 0 || (!quoted && letter == '\n' && counts[0] + counts[1] + counts[2] > 0)) {
                    break;
                }
                quoted ^= letter == '"';
                for (int index = 0; index < DELIMITERS.length && !quoted; index++) {
                    counts[index] += letter == DELIMITERS[index] ? 1 : 0;
                }
            }
            int most = 0;
            for (int index = 1; index < counts.length; index++) {
                most = counts[index] > counts[most] ? index : most;
            }
            return DELIMITERS[most];
        }
    }

    static void read(Material file, Format.Delimited format, Row row, RowVisitor visitor) throws IOException {
        var handler = new Handler(row);
        try (var reader = open(file, format);
                var rows = CsvReader.builder().fieldSeparator(format.delimiter()).skipEmptyLines(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE).allowUnclosedQuote(false)
                        .maxBufferSize(BUFFER).build(handler, reader)) {
            for (var each : rows) {
                if (!each.blank() && !visitor.visit(each)) {
                    return;
                }
            }
        } catch (CsvParseException broken) {
            throw handler.explain(broken);
        }
    }

    private static Reader open(Material file, Format.Delimited format) throws IOException {
        InputStream content = TextScan.capped(file.open());
        content.skipNBytes(format.markLength());
        return new BufferedReader(new InputStreamReader(content, format.charset()), 1 << 16);
    }

    /** Puts what the parser finds into the row, within the limits. */
    private static final class Handler extends CsvCallbackHandler<Row> {
        private final Row row;
        private long line = 1;
        private int number;

        Handler(Row row) {
            this.row = row;
        }

        @Override
        protected RecordType getRecordType() {
            return RecordType.DATA;
        }

        @Override
        protected int getFieldCount() {
            return row.count();
        }

        @Override
        protected void beginRecord(long startingLineNumber) {
            line = startingLineNumber;
            if (++number > Row.MOST_ROWS + 1) {
                throw Limits.tooManyRows(line);
            }
            row.begin(number);
        }

        @Override
        protected void addField(char[] buffer, int offset, int length, boolean quoted) {
            if (row.count() == Row.MOST_COLUMNS) {
                throw Limits.tooManyColumns(line);
            }
            if (length > Row.LONGEST_CELL) {
                throw Limits.tooLongCell(line);
            }
            row.add(buffer, offset, length);
        }

        @Override
        protected void setComment(char[] buffer, int offset, int length) {
            throw new IllegalStateException("comments are not asked for");
        }

        @Override
        protected void setEmpty() {
            row.begin(number);
        }

        @Override
        protected Row buildRecord() {
            return row;
        }

        Unusable explain(CsvParseException broken) {
            for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
                if (cause instanceof Unusable known) {
                    return known;
                }
                // The parser has one exception for all; only its words tell that a cell did not fit the buffer.
                if (String.valueOf(cause.getMessage()).contains("maximum buffer size")) {
                    return Limits.tooLongCell(line);
                }
            }
            return Limits.brokenQuote(line);
        }
    }
}
