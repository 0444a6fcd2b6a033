package dev.seventy.rules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The days for which a version is known to hold.
 *
 * @param from the first day, inclusive; empty when the version is undated and only used when named
 * @param until the last day, inclusive, on which it was in force or was seen; empty when it is open
 * @param inForce whether the days are the vendor's own; otherwise they are days on which the page was seen
 */
public record Validity(Optional<LocalDate> from, Optional<LocalDate> until, boolean inForce) {

    public boolean startedBy(LocalDate day) {
        return from.map(first -> !first.isAfter(day)).orElse(false);
    }

    public boolean coveredOn(LocalDate day) {
        return startedBy(day) && until.map(last -> !last.isBefore(day)).orElse(true);
    }
}
