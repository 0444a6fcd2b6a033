package dev.seventy.catalog;

import java.time.LocalDate;
import java.time.Period;

/**
 * How a credential that is held is renewed without its exam.
 *
 * @param adds what is added to the expiry there was
 * @param window how long before its expiry it can be renewed
 */
public record Renewal(Period adds, Period window) {

    /** What becomes of a renewal on a day. */
    public sealed interface Outcome {

        /** @param until the new last day */
        record Renewed(LocalDate until) implements Outcome {
        }

        /** @param opens the first day on which it can be renewed */
        record TooEarly(LocalDate opens) implements Outcome {
        }

        /** It has expired, so its exam has to be passed again. */
        record TooLate() implements Outcome {
        }
    }

    /** The first day on which what ends then can be renewed. */
    public LocalDate opens(LocalDate expires) {
        return expires.minus(window);
    }

    public Outcome on(LocalDate day, LocalDate expires) {
        if (day.isAfter(expires)) {
            return new Outcome.TooLate();
        }
        return day.isBefore(opens(expires)) ? new Outcome.TooEarly(opens(expires))
                : new Outcome.Renewed(expires.plus(adds));
    }

    /**
     * Whether a later expiry is an earlier one renewed, once or several times.
     *
     * @param daysApart how many days they may differ from that
     */
    public boolean leadsFrom(LocalDate earlier, LocalDate later, int daysApart) {
        var renewed = earlier.plus(adds);
        while (renewed.plusDays(daysApart).isBefore(later)) {
            renewed = renewed.plus(adds);
        }
        return !renewed.minusDays(daysApart).isAfter(later);
    }
}
