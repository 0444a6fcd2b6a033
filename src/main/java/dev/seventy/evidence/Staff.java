package dev.seventy.evidence;

import java.time.LocalDate;
import java.util.Optional;

import dev.seventy.catalog.Leaving;

/**
 * The days on which a person belongs to the firm, both inclusive.
 *
 * @param from empty when unknown: since ever
 * @param until empty while the person has not left
 */
public record Staff(PersonId person, Optional<LocalDate> from, Optional<LocalDate> until) {

    public boolean holdsOn(LocalDate day) {
        return holdsOn(day, new Leaving.AtOnce());
    }

    /** Whether what the person holds counts on a day for a vendor who takes somebody's leaving like that. */
    public boolean holdsOn(LocalDate day, Leaving leaving) {
        return from.map(first -> !first.isAfter(day)).orElse(true)
                && until.map(last -> !leaving.lastDay(last).isBefore(day)).orElse(true);
    }
}
