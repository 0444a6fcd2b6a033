package dev.seventy.evidence;

import java.time.LocalDate;
import java.util.Optional;

import dev.seventy.catalog.CredentialId;

/**
 * A person's holding of a credential: from the day it was earned through the day it expires, both inclusive.
 *
 * @param expires empty when it never expires
 * @param active whether the vendor shows it as active; an inactive one does not count
 */
public record Certification(PersonId person, CredentialId credential, LocalDate earned, Optional<LocalDate> expires,
        boolean active, Origin origin, int row) implements Fact {

    public Certification {
        if (expires.isPresent() && expires.get().isBefore(earned)) {
            throw new IllegalArgumentException("a certification expires before it is earned");
        }
    }
}
