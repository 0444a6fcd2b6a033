package dev.seventy.bot;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.IsoFields;

/** When somebody may be reminded, by the clocks where they live. The hours are ours. */
final class ReminderHours {

    private static final LocalTime FIRST = LocalTime.of(9, 0);
    /** Not composed from then on, so that what has to wait for the platform still comes in time. */
    private static final LocalTime LAST_ORDERS = LocalTime.of(16, 0);
    /** Not sent from then on. */
    private static final LocalTime END = LocalTime.of(17, 0);

    private ReminderHours() {
    }

    static boolean mayBeOrdered(Instant now, ZoneId zone) {
        return isBetween(now, zone, LAST_ORDERS);
    }

    static boolean mayBeSent(Instant now, ZoneId zone) {
        return isBetween(now, zone, END);
    }

    private static boolean isBetween(Instant now, ZoneId zone, LocalTime end) {
        var there = now.atZone(zone);
        return there.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !there.toLocalTime().isBefore(FIRST)
                && there.toLocalTime().isBefore(end);
    }

    /** The first day there on which one can still be ordered. */
    static LocalDate soonest(Instant now, ZoneId zone) {
        var there = now.atZone(zone);
        var day = there.toLocalDate();
        return workingDay(there.toLocalTime().isBefore(LAST_ORDERS) ? day : day.plusDays(1));
    }

    /** {@code 2026-W48}. */
    static String week(LocalDate day) {
        return "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** The first day from this one on that is none of a weekend. */
    static LocalDate workingDay(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.plusDays(2);
            case SUNDAY -> day.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
        };
    }
}
