package dev.seventy.speech;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words of a line while days are looked for, and the day and locale by which they are read. */
record DayText(List<Token> tokens, LocalDate today, Locale locale) {

    /** The word at a place as it is compared; nothing outside of the line. */
    String key(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index).key() : "";
    }

    boolean isNumber(int index) {
        return index >= 0 && index < tokens.size() && tokens.get(index).is(Token.Kind.NUMBER);
    }

    /** The place behind a mark, where there is one. */
    int skip(int index, String mark) {
        return key(index).equals(mark) ? index + 1 : index;
    }

    /** The days of a month that were. */
    List<LocalDate> past(YearMonth month) {
        return span(month.atDay(1), month.atEndOfMonth());
    }

    /** The days from one to another, both included, that were. */
    List<LocalDate> span(LocalDate first, LocalDate last) {
        var days = new ArrayList<LocalDate>();
        for (var day = first; !day.isAfter(last) && !day.isAfter(today); day = day.plusDays(1)) {
            days.add(day);
        }
        return days;
    }

    /**
     * A number as it was said.
     *
     * @param to the first place behind it
     */
    record Counted(int number, int to) {
    }

    /** How many: 3, three, twenty-one. */
    Optional<Counted> count(int index) {
        return isNumber(index) ? DayWords.digits(tokens.get(index).text()).map(number -> new Counted(number, index + 1))
                : inWords(index, DayWords.NUMBERS);
    }

    /** The number of a day in words: third, twenty-first. */
    Optional<Counted> ordinal(int index) {
        return inWords(index, DayWords.ORDINALS);
    }

    private Optional<Counted> inWords(int index, Map<String, Integer> words) {
        var tens = DayWords.NUMBERS.getOrDefault(key(index), 0);
        var ones = words.getOrDefault(key(index + 1), 0);
        if (tens >= 20 && ones > 0 && ones < 10 && !key(index + 1).equals("a")) {
            return Optional.of(new Counted(tens + ones, index + 2));
        }
        return Optional.ofNullable(words.get(key(index))).map(number -> new Counted(number, index + 1));
    }

    /** Whether a token says how many at least, at most or from which to which: 2-3, &gt; 2, -2. */
    boolean isRange(int index) {
        return isNumber(index) && tokens.get(index).text().matches("\\d+-\\d+")
                || index > 0 && tokens.get(index - 1).text().equals(Tokens.MINUS);
    }
}
