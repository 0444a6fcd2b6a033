package dev.seventy.intake;

import java.time.YearMonth;

/** The months a file speaks of, both inclusive. */
public record Months(YearMonth first, YearMonth last) {

    Months with(YearMonth month) {
        if (month.isBefore(first)) {
            return new Months(month, last);
        }
        return month.isAfter(last) ? new Months(first, month) : this;
    }
}
