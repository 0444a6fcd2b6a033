package dev.seventy.speech;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
}
