package dev.seventy.speech;

import java.util.List;

import dev.seventy.catalog.CredentialId;

/**
 * Something that a line says was not passed, beside what it tells.
 *
 * @param credentials those that are known
 * @param whom as they were named; empty where nobody is
 * @param isOwn whether it is the speaker's
 */
public record Denied(List<CredentialId> credentials, String whom, boolean isOwn) {

    public Denied {
        credentials = List.copyOf(credentials);
    }

    /** "But Tom did not" is of what the rest tells. */
    static Denied of(NotPassed said, List<Telling> told) {
        var slots = said.credentials().isEmpty() ? told.stream().map(Telling::credential).toList() : said.credentials();
        return new Denied(slots.stream().flatMap(slot -> slot.known().stream()).distinct().toList(), said.whom(),
                said.isOwn());
    }
}
