package dev.seventy.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads days and months as one file writes them, and refuses those that cannot be meant. */
final class Calendar {

    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int YEARS_AHEAD = 20;
    private static final int REMEMBERED = 2_000;
    private static final String FIX_DAY = "write the day as 2026-03-12";
    private static final String FIX_MONTH = "write the month as 2026-03";

    private final LocalDate latest;
    private final Optional<DateOrder> order;
    private final Map<String, Parsed<YearMonth>> months = new HashMap<>();

    /** @param order how dates such as 04/05/2026 are to be read; empty when the file has shown none */
    Calendar(LocalDate today, Optional<DateOrder> order) {
        this.latest = today.plusYears(YEARS_AHEAD);
        this.order = order;
    }

    Parsed<LocalDate> day(String text) {
        return switch (DateText.of(text)) {
            case DateText.Exact(var day) -> within(day);
            case DateText.Unclear(var why) -> new Parsed.Bad<>(why, FIX_DAY);
            case DateText.Numbers numbers -> inOrder(numbers);
        };
    }

    Parsed<YearMonth> month(String text) {
        var known = months.get(text);
        if (known != null) {
            return known;
        }
        var parsed = readMonth(text);
        if (months.size() < REMEMBERED) {
            months.put(text, parsed);
        }
        return parsed;
    }

    private Parsed<YearMonth> readMonth(String text) {
        if (text.isEmpty()) {
            return new Parsed.Bad<>("a month is missing", FIX_MONTH);
        }
        var month = monthAlone(text);
        if (month.isPresent()) {
            return switch (within(month.get().atDay(1))) {
                case Parsed.Good<LocalDate> _ -> new Parsed.Good<>(month.get());
                case Parsed.Bad<LocalDate>(var rule, _) -> new Parsed.Bad<>(rule, FIX_MONTH);
            };
        }
        return switch (day(text)) {
            case Parsed.Good<LocalDate>(var day) -> new Parsed.Good<>(YearMonth.from(day));
            case Parsed.Bad<LocalDate>(var rule, _) ->
                new Parsed.Bad<>(rule.equals("this is not a date") ? "this is not a month" : rule, FIX_MONTH);
        };
    }

    /** 2026-10, 10/2026, 202610, Oct-26, Oct 2026, October 2026. */
    private static Optional<YearMonth> monthAlone(String text) {
        var words = Words.of(text);
        if (words.parts().size() == 1 && words.length(0) == 6 && words.number(0) && words.rest().isEmpty()) {
            return month(words.value(0) / 100, words.value(0) % 100);
        }
        if (words.parts().size() != 2 || !words.number(1)) {
            return Optional.empty();
        }
        if (words.month(0) > 0 && (words.length(1) == 2 || words.length(1) == 4)) {
            return month(words.value(1) + (words.length(1) == 2 ? 2000 : 0), words.month(0));
        }
        if (words.number(0) && words.length(0) == 4 && words.length(1) <= 2) {
            return month(words.value(0), words.value(1));
        }
        return words.number(0) && words.length(0) <= 2 && words.length(1) == 4 ? month(words.value(1), words.value(0))
                : Optional.empty();
    }

    private static Optional<YearMonth> month(int year, int month) {
        try {
            return Optional.of(YearMonth.of(year, month));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private Parsed<LocalDate> inOrder(DateText.Numbers numbers) {
        if (order.isEmpty()) {
            return new Parsed.Bad<>("this date can be read day first and month first", FIX_DAY);
        }
        var wanted = order.get();
        return numbers.read(wanted).map(this::within)
                .orElseGet(
                        () -> new Parsed.Bad<>(
                                numbers.read(wanted.other()).isPresent() ? "the dates of this file are written "
                                        + wanted.words() + ", and this one cannot be" : "there is no such day",
                                FIX_DAY));
    }

    private Parsed<LocalDate> within(LocalDate day) {
        if (day.isBefore(EARLIEST)) {
            return new Parsed.Bad<>("the date lies before 1990", FIX_DAY);
        }
        return day.isAfter(latest)
                ? new Parsed.Bad<>("the date lies more than " + YEARS_AHEAD + " years ahead",
                        "correct the year, or leave the cell empty where there is no end")
                : new Parsed.Good<>(day);
    }
}
