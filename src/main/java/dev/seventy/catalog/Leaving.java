package dev.seventy.catalog;

import java.time.LocalDate;

/** Until when a vendor counts what somebody holds who has left the firm. */
public sealed interface Leaving {

    /** Through the last day at the firm. */
    record AtOnce() implements Leaving {
    }

    /**
     * Until about a day of the month after the last day at the firm, when the vendor takes stock.
     *
     * @param dropDay the first day of that month on which it no longer counts
     */
    record NextMonth(int dropDay) implements Leaving {
    }

    /** The last day, inclusive, on which it counts, of somebody whose last day at the firm is given. */
    default LocalDate lastDay(LocalDate left) {
        return switch (this) {
            case AtOnce() -> left;
            case NextMonth(var dropDay) -> left.plusMonths(1).withDayOfMonth(dropDay).minusDays(1);
        };
    }
}
