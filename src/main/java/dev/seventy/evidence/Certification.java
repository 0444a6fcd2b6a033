package dev.seventy.evidence;

import java.time.LocalDate;
import java.util.Optional;

import dev.seventy.catalog.CredentialId;

/**
 * A person's holding of a credential: from the day it was earned through the day it expires, both inclusive.
 *
 * @param expires empty when it never expires
 * @param active whether the vendor shows it as active; an inactive one does not count
 * @param link where it can be seen, as somebody said
 */
public record Certification(PersonId person, CredentialId credential, LocalDate earned, Optional<LocalDate> expires,
        boolean active, Optional<String> link, Origin origin, int row) implements Fact {

    public Certification(PersonId person, CredentialId credential, LocalDate earned, Optional<LocalDate> expires,
            boolean active, Origin origin, int row) {
        this(person, credential, earned, expires, active, Optional.empty(), origin, row);
    }

    public Certification {
        if (expires.isPresent() && expires.get().isBefore(earned)) {
            throw new IllegalArgumentException("a certification expires before it is earned");
        }
    }

    /** Whether it is what somebody says, and no file of the vendor's. */
    public boolean isClaimed() {
        return !origin.kind().isOfTheVendor();
    }

    /** Whether nothing about it speaks against its holding on a day. */
    public boolean holdsOn(LocalDate day) {
        return active && !earned.isAfter(day) && expires.map(end -> !end.isBefore(day)).orElse(true);
    }
}
