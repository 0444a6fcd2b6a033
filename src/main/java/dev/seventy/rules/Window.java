package dev.seventy.rules;

import java.time.YearMonth;

/**
 * A run of calendar months that ends with the newest month that counts, or with that month in an earlier year.
 *
 * @param months how many months, at least one
 * @param yearsBack 0 for the months just past, 1 for the same months a year earlier
 */
public record Window(int months, int yearsBack) {

    /** The last month of the run, given the newest month that counts. */
    public YearMonth last(YearMonth newest) {
        return newest.minusYears(yearsBack);
    }

    public YearMonth first(YearMonth newest) {
        return last(newest).minusMonths(months - 1L);
    }

    public Window yearBefore() {
        return new Window(months, yearsBack + 1);
    }
}
