package dev.seventy.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

import dev.seventy.evidence.PersonId;

/**
 * What somebody was asked to do until a day: to earn or renew a certification, or to raise a metric.
 *
 * @param what the id of the certification, or designation and metric
 * @param due the last day for it
 * @param held the last day of what the person held of it when asked; empty where it was none
 * @param since the firm's day on which they were asked
 * @param by who asked
 * @param changed when it became what it is
 */
public record Assignment(long id, PersonId person, String what, LocalDate due, Optional<LocalDate> held,
        LocalDate since, Actor by, State state, Instant changed) {

    /** What became of it. That a certification is on record is no state: the certifications say so. */
    public enum State {
        OPEN,
        DECLINED,
        DONE,
        TAKEN_BACK;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
        }
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
