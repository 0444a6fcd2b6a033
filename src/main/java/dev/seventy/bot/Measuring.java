package dev.seventy.bot;

import java.time.LocalDate;
import java.util.Optional;

import dev.seventy.rules.Designation;
import dev.seventy.rules.MetricKind;

/** Where the firm stands as a Microsoft partner, why, and what becomes of it. */
public sealed interface Measuring extends Command {

    /** One designation, or all of them on one screen. */
    record Score(Optional<Designation> area, Terms terms) implements Measuring {
    }

    /** What counted and what did not, for one metric or for all of a designation. */
    record Why(Designation area, Optional<MetricKind> metric, Terms terms) implements Measuring {
    }

    record RulesDiff(Designation area, String from, String to, Terms terms) implements Measuring {
    }

    /**
     * What becomes of the points in the twelve months ahead; of every designation where none is named.
     *
     * @param whole every change, and not the first of them
     */
    record Forecast(Optional<Designation> area, Terms terms, boolean whole) implements Measuring {
    }

    /** The deadlines of a forecast, as a file for calendars. */
    record ForecastCalendar(Optional<Designation> area, Terms terms) implements Measuring {
    }

    /** A page with a designation's score and forecast, for whoever has its link. */
    record ShareLink(Designation area, Optional<LocalDate> asOf) implements Measuring {
    }
}
