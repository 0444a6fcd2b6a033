package dev.seventy.bot;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** The words of a line after its verb, and the day on which it was said. */
record Words(List<String> all, LocalDate today) {
    Words {
        all = List.copyOf(all);
    }

    String text() {
        return String.join(" ", all);
    }

    String at(int index) {
        return index < all.size() ? all.get(index).toLowerCase(Locale.ROOT) : "";
    }

    Words from(int index) {
        return new Words(all.subList(Math.min(index, all.size()), all.size()), today);
    }
}
