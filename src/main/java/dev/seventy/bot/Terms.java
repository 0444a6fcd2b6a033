package dev.seventy.bot;

import java.time.LocalDate;
import java.util.Optional;

import dev.seventy.rules.ProgramPath;

/**
 * Under which terms a score is asked for.
 *
 * @param asOf the day on which things held; empty for today
 * @param knownOn the day after which nothing was known; empty for everything known now
 * @param version the label or id of the rules; empty for those of the day
 * @param location the partner location whose usage counts; empty for the global account
 * @param strict whether only what the vendor's own files show of certifications counts, and no claim
 */
public record Terms(Optional<LocalDate> asOf, Optional<LocalDate> knownOn, Optional<String> version,
        Optional<ProgramPath> path, Optional<String> location, boolean json, boolean strict) {

    Terms(Optional<LocalDate> asOf, Optional<LocalDate> knownOn, Optional<String> version, Optional<ProgramPath> path,
            Optional<String> location, boolean json) {
        this(asOf, knownOn, version, path, location, json, false);
    }

    /** The same with claims left out, or not. */
    Terms strictly(boolean wanted) {
        return new Terms(asOf, knownOn, version, path, location, json, wanted);
    }

    /** The days of a line that asks under these terms, behind it. */
    String days() {
        return asOf.map(day -> " as of " + day).orElse("") + knownOn.map(day -> " known on " + day).orElse("");
    }

    public static final Terms NONE = new Terms(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), false);
}
