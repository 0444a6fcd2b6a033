package dev.seventy.store;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/** A day of the week and an hour of it, as the clocks of a zone show them. */
public record Rhythm(DayOfWeek day, LocalTime hour, ZoneId zone) {

    /**
     * When it comes around in one ISO week.
     *
     * @param week as 2026-W48: that of the day in the zone, wherever the instant lies elsewhere
     */
    public record Occurrence(Instant at, String week) {
    }

    /**
     * The one in the ISO week of a day. An hour that the clocks leave out is the first instant behind the gap, and of one
     * that they show twice it is the first.
     */
    public Occurrence inWeekOf(LocalDate any) {
        var date = any.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusDays(day.getValue() - 1L);
        var local = date.atTime(hour);
        var leftOut = Optional.ofNullable(zone.getRules().getTransition(local)).filter(ZoneOffsetTransition::isGap);
        return new Occurrence(leftOut.map(ZoneOffsetTransition::getInstant)
                .orElseGet(() -> local.atZone(zone).withEarlierOffsetAtOverlap().toInstant()), week(date));
    }

    private static String week(LocalDate date) {
        return "%04d-W%02d".formatted(date.get(IsoFields.WEEK_BASED_YEAR), date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
