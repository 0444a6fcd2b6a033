package dev.seventy.bot;

import java.util.Map;
import java.util.Optional;

/** Reads so many days, weeks, months or years; a month is 30 days here, and a year 365. */
final class Spans {

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(Map.entry("a", 1), Map.entry("an", 1),
            Map.entry("one", 1), Map.entry("two", 2), Map.entry("three", 3), Map.entry("four", 4), Map.entry("five", 5),
            Map.entry("six", 6), Map.entry("seven", 7), Map.entry("eight", 8), Map.entry("nine", 9),
            Map.entry("ten", 10));

    private Spans() {
    }

    /** The days of the span that stands at a word, which takes two. */
    static Optional<Integer> at(Words words, int index) {
        return index < 0 ? Optional.empty()
                : number(words.at(index)).flatMap(count -> each(words.at(index + 1)).map(days -> count * days));
    }

    static boolean isUnit(String word) {
        return each(word).isPresent();
    }

    private static Optional<Integer> number(String word) {
        return word.matches("[0-9]{1,3}") ? Optional.of(Integer.valueOf(word)) : Optional.ofNullable(NUMBERS.get(word));
    }

    private static Optional<Integer> each(String unit) {
        return switch (unit) {
            case "day", "days" -> Optional.of(1);
            case "week", "weeks" -> Optional.of(7);
            case "month", "months" -> Optional.of(30);
            case "year", "years" -> Optional.of(365);
            default -> Optional.empty();
        };
    }
}
