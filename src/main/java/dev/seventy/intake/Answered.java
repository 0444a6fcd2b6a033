package dev.seventy.intake;

import java.util.Locale;
import java.util.Set;

/** Reads cells that answer a question with yes or no, in the words that people use for what was asked. */
final class Answered {

    private static final Set<String> YES = Set.of("yes", "y", "true", "1", "verified", "validated", "approved",
            "confirmed");
    private static final Set<String> NO = Set.of("no", "n", "false", "0", "unverified", "pending", "not yet");

    private Answered() {
    }

    /** An answer that has to be given. Where it cannot be read, it is no and the row is not sound. */
    static boolean read(Cells cells, Column column) {
        var written = cells.needed(column).toLowerCase(Locale.ROOT);
        if (!written.isEmpty() && !YES.contains(written) && !NO.contains(written)) {
            cells.wrong(column, "this is neither yes nor no", "write yes or no");
        }
        return YES.contains(written);
    }
}
