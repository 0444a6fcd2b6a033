package dev.seventy.intake;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.seventy.catalog.Nearest;

/** Reads cells that may only hold one of a few known words. */
final class Choice {

    private static final Set<String> PATHS = Set.of("enterprise", "smb");
    private static final int LONGEST = 100;

    private Choice() {
    }

    static String area(Cells cells, Set<String> areas) {
        var written = cells.needed(Column.AREA).toLowerCase(Locale.ROOT);
        if (!written.isEmpty() && !areas.contains(written)) {
            unknown(cells, Column.AREA, "this is neither a designation nor databricks", written, areas);
        }
        return written;
    }

    static Optional<String> path(Cells cells) {
        var written = cells.text(Column.PATH).toLowerCase(Locale.ROOT);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        if (!PATHS.contains(written)) {
            unknown(cells, Column.PATH, "a path is enterprise or smb, or empty where there is only one", written,
                    PATHS);
        }
        return Optional.of(written);
    }

    static void unknown(Cells cells, Column column, String rule, String written, Collection<String> known) {
        var nearest = written.length() > LONGEST ? Optional.<String>empty() : Nearest.to(written, known);
        cells.wrong(column, rule, nearest.map(word -> "did you mean '" + word + "'?")
                .orElseGet(() -> "write one of " + String.join(", ", new TreeSet<>(known))));
    }

    /** {@code net_customer_adds} for {@code netCustomerAdds}. */
    static String snakeCase(String written) {
        var snake = new StringBuilder(written.length() + 8);
        for (int index = 0; index < written.length(); index++) {
            char letter = written.charAt(index);
            if (Character.isUpperCase(letter) && index > 0 && Character.isLowerCase(written.charAt(index - 1))) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(letter));
        }
        return snake.toString();
    }
}
