package dev.seventy.intake;

import java.io.IOException;
import java.util.Optional;

/** Any file as rows of cells. */
final class Table {

    private Table() {
    }

    /** Finds out how the rows of a file are written, and refuses what is no table. */
    static Format format(Material file, Optional<TextScan> scan) throws IOException {
        if (scan.isEmpty()) {
            return new Format.Workbook();
        }
        var text = scan.get();
        return new Format.Delimited(text.charset(), text.markLength(), DelimitedRows.delimiter(file, text));
    }

    /** How the text of a file is encoded; empty when it is a workbook. */
    static Optional<TextScan> scan(Material file) throws IOException {
        byte[] head;
        try (var content = file.open()) {
            head = content.readNBytes(8);
        }
        if (head.length == 0) {
            throw Unusable.because("This file is empty.", "Download it again.");
        }
        if (TextScan.starts(head, 'P', 'K', 3, 4) || TextScan.starts(head, 'P', 'K', 5, 6)) {
            try (var content = file.open()) {
                if (WorkbookRows.isWorkbook(Zip.read(content))) {
                    return Optional.empty();
                }
            }
            throw Unusable.because("This is a ZIP archive without a workbook in it.",
                    "Unpack it and import the files inside.");
        }
        refuseOthers(head);
        try (var content = file.open()) {
            return Optional.of(TextScan.of(content));
        }
    }

    private static void refuseOthers(byte[] head) {
        if (TextScan.starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw Unusable.because("This is an old Excel file (.xls) or a workbook with a password.",
                    "Save it as .xlsx without a password, or as CSV.");
        }
        if (TextScan.starts(head, '%', 'P', 'D', 'F')) {
            throw Unusable.because("This is a PDF, not a table.", "Download the report as CSV or XLSX.");
        }
        if (TextScan.starts(head, 0x1F, 0x8B)) {
            throw Unusable.because("This file is compressed (gzip).", "Unpack it and import the file inside.");
        }
        if (TextScan.starts(head, '{')) {
            throw Unusable.because("This is JSON, not a table.", "Save it as CSV or XLSX, one row for each entry.");
        }
        if (TextScan.starts(head, '<', '!') || TextScan.starts(head, '<', 'h') || TextScan.starts(head, '<', '?')) {
            throw Unusable.because("This is a web page, not a table.", "Download the report as CSV or XLSX.");
        }
    }

    /** @param ours whether cells may have a {@link Guard} */
    static void read(Material file, Format format, boolean ours, RowVisitor visitor) throws IOException {
        var row = new Row(ours);
        switch (format) {
            case Format.Delimited text -> DelimitedRows.read(file, text, row, visitor);
            case Format.Workbook() -> {
                try (var content = file.open()) {
                    WorkbookRows.read(Zip.read(content), row, visitor);
                }
            }
        }
    }
}
