package dev.seventy.intake;

/** What is said of files that are larger than any honest export, or broken off. */
final class Limits {

    private Limits() {
    }

    static Unusable tooManyRows(long line) {
        return Unusable.inLine(line, "there are more than 10,000,000 rows.",
                "Download the report again for a shorter period.");
    }

    static Unusable tooManyColumns(long line) {
        return Unusable.inLine(line, "there are more than 200 columns.",
                "Check that this is the file you meant and that it was saved with the right separator.");
    }

    static Unusable tooLongCell(long line) {
        return Unusable.inLine(line,
                "a cell is longer than 10,000 characters; often a quotation mark is missing in this line.",
                "Close the quotation mark, or export the file again.");
    }

    static Unusable brokenQuote(long line) {
        return Unusable.inLine(line,
                "a quotation mark in the row that begins here is not closed, or something follows after it was closed.",
                "Correct that row (a quotation mark inside a quoted cell is written twice), or export the file again.");
    }
}
