package dev.seventy.evidence;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The days on which a person belongs to the firm, both inclusive.
 *
 * @param from empty when unknown: since ever
 * @param until empty while the person has not left
 */
public record Staff(PersonId person, Optional<LocalDate> from, Optional<LocalDate> until) {

    public boolean holdsOn(LocalDate day) {
        return from.map(first -> !first.isAfter(day)).orElse(true)
                && until.map(last -> !last.isBefore(day)).orElse(true);
    }
}
