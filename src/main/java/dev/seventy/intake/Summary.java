package dev.seventy.intake;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a file held, once all of it has been read.
 *
 * @param rows how many rows there are below the header, empty ones not counted
 * @param entries how many entries were made of them
 * @param rejected how many rows could not be used
 * @param leftAside how many rows are sound but say nothing we count, by reason
 * @param taken how many rows were taken for what, where a file names things in words of its own
 * @param expiriesComputed how many certifications had no expiry day in the file and got the one that follows from how
 *     long the credential lasts
 * @param months the months that usage or customers are told for
 * @param newestDay the newest day the material speaks of; empty when it speaks of none
 * @param locations the partner locations (MPN ids) that rows are attributed to
 */
public record Summary(long rows, long entries, long rejected, Map<String, Long> leftAside, Map<String, Long> taken,
        long expiriesComputed, Optional<Months> months, Optional<LocalDate> newestDay,
        Set<String> locations) implements Reading {

    /** How the reason begins for which a badge is left aside; its title follows. */
    static final String BADGE = "a badge, which counts nowhere: ";

    public Summary {
        leftAside = Collections.unmodifiableMap(new LinkedHashMap<>(leftAside));
        taken = Collections.unmodifiableMap(new LinkedHashMap<>(taken));
        locations = Set.copyOf(locations);
    }

    /** How many rows are sound and no more than a badge, which counts nowhere. */
    public long badges() {
        return leftAside.entrySet().stream().filter(entry -> entry.getKey().startsWith(BADGE))
                .mapToLong(Map.Entry::getValue).sum();
    }
}
