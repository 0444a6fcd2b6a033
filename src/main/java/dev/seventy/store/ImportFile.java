package dev.seventy.store;

import java.util.Locale;

import dev.seventy.evidence.Origin;

/**
 * One file of an import, or a platform on which facts were said.
 *
 * @param sha256 of its bytes, in lower-case hexadecimal; empty when it is not a file
 * @param account the partner global account it was exported for; empty when it does not tell
 */
public record ImportFile(String name, String sha256, Origin.Kind kind, String account) {

    /** Whether it claims to hold every training ever, so that what it lacks is no longer so. */
    boolean holdsEverything() {
        return kind == Origin.Kind.TRAININGS_EXPORT && name.toLowerCase(Locale.ROOT).contains("lifetime");
    }
}
