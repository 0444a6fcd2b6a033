package dev.seventy.speech;

import java.time.LocalDate;
import java.util.Optional;

import dev.seventy.catalog.CredentialId;

/**
 * Something told of one person and one credential, complete.
 *
 * @param day on which it happened; empty only for what is taken back
 * @param expires the last day on which it holds, where that was said
 * @param words the sentence it was taken from
 */
public record Claim(Kind kind, Who who, CredentialId credential, Optional<LocalDate> day, Optional<LocalDate> expires,
        Optional<Link> link, String words) {

    /** What happened to the credential. */
    public enum Kind {
        EARNED,
        RENEWED,
        /** It ended by itself, or was not kept. */
        EXPIRED,
        REVOKED,
        /** It was told before and is not so. */
        RETRACTED
    }
}
