package dev.seventy.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that a digest leaves out for now.
 *
 * @param item the name of what is left out
 * @param until the first day on which it may come again; empty where it stays away until it is brought back
 * @param severity how bad it was when it was snoozed
 */
public record Snooze(long digest, String item, Optional<LocalDate> until, Severity severity, Instant since) {

    /** Whether its day has not come yet. */
    public boolean lastsOn(LocalDate day) {
        return until.filter(end -> !end.isAfter(day)).isEmpty();
    }
}
