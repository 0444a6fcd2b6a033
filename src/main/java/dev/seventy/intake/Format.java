package dev.seventy.intake;

import java.nio.charset.Charset;

/** How the rows of a file are written down. */
public sealed interface Format {

    /**
     * Lines of text.
     *
     * @param markLength how many bytes of a byte order mark come first
     */
    record Delimited(Charset charset, int markLength, char delimiter) implements Format {
    }

    /** The first sheet of an Excel workbook (XLSX). */
    record Workbook() implements Format {
    }

    /** The format in words. */
    default String words() {
        return switch (this) {
            case Workbook() -> "Excel workbook";
            case Delimited(var charset, _, var delimiter) -> switch (delimiter) {
                case '\t' -> "tab-separated text";
                case ';' -> "semicolon-separated text";
                default -> "comma-separated text";
            } + " in " + charset.name();
        };
    }
}
