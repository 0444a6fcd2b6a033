package dev.seventy.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** What a cell that should hold a day turns out to say. */
sealed interface DateText {

    /** One day and no other. */
    record Exact(LocalDate day) implements DateText {
    }

    /** Two numbers and a year, of which either number may be the day: 04/05/2026. */
    record Numbers(int first, int second, int year) implements DateText {

        Optional<LocalDate> read(DateOrder order) {
            return order == DateOrder.DAY_FIRST ? date(year, second, first) : date(year, first, second);
        }

        /** The order in which it cannot but be read, if there is only one. */
        Optional<DateOrder> forced() {
            if (first > 12 == second > 12) {
                return Optional.empty();
            }
            return Optional.of(first > 12 ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST);
        }

        /** Whether it is a different day in each order. */
        boolean turns() {
            return first != second;
        }
    }

    /** No day. */
    record Unclear(String why) implements DateText {
    }

    static DateText of(String text) {
        if (text.isEmpty()) {
            return new Unclear("a date is missing");
        }
        var serial = serial(text);
        if (serial.isPresent()) {
            return new Exact(serial.get());
        }
        var words = Words.of(text);
        if (words.parts().size() != 3 || !words.endsWithTime()) {
            return notADate();
        }
        if (words.number(0) && words.number(1) && words.number(2)) {
            return numbers(words);
        }
        if (words.month(1) > 0 && words.number(0) && words.number(2)) {
            return year(words.value(2), words.length(2), true, words.month(1), words.value(0));
        }
        if (words.month(0) > 0 && words.number(1) && words.number(2)) {
            return year(words.value(2), words.length(2), false, words.month(0), words.value(1));
        }
        return notADate();
    }

    private static DateText numbers(Words words) {
        if (words.length(0) == 4) {
            return exact(words.value(0), words.value(1), words.value(2));
        }
        if (words.length(2) != 4) {
            return new Unclear("the year has to be written with four digits");
        }
        var numbers = new Numbers(words.value(0), words.value(1), words.value(2));
        if (words.dotted()) {
            return exact(numbers.year(), numbers.second(), numbers.first());
        }
        boolean some = numbers.read(DateOrder.DAY_FIRST).isPresent() || numbers.read(DateOrder.MONTH_FIRST).isPresent();
        return some ? numbers : noSuchDay();
    }

    private static DateText year(int year, int digits, boolean shortAllowed, int month, int day) {
        if (digits == 2 && shortAllowed) {
            return exact(2000 + year, month, day);
        }
        return digits == 4 ? exact(year, month, day) : notADate();
    }

    /** A day as a spreadsheet counts it, with or without a time after the point, or as 20260312. */
    private static Optional<LocalDate> serial(String text) {
        int point = text.indexOf('.');
        var whole = point < 0 ? text : text.substring(0, point);
        if ((whole.length() != 5 && (whole.length() != 8 || point >= 0)) || text.length() > 30) {
            return Optional.empty();
        }
        for (int index = 0; index < text.length(); index++) {
            if (index != point && !Words.isDigit(text.charAt(index))) {
                return Optional.empty();
            }
        }
        int number = Integer.parseInt(whole);
        return whole.length() == 5 ? Optional.of(CellText.ofSerial(number))
                : date(number / 10_000, number / 100 % 100, number % 100);
    }

    private static DateText exact(int year, int month, int day) {
        return date(year, month, day).<DateText>map(Exact::new).orElseGet(DateText::noSuchDay);
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Unclear notADate() {
        return new Unclear("this is not a date");
    }

    private static Unclear noSuchDay() {
        return new Unclear("there is no such day");
    }
}
