package dev.seventy.speech;

import dev.seventy.catalog.CredentialId;

/** A piece of a sentence that means something by itself. */
sealed interface Part {

    record Cred(Credentials.Found found, String said) implements Part {
        Slot<CredentialId> slot() {
            return found.credential();
        }
    }

    /** @param isOwner whether something is theirs: "Tom's" */
    record Whom(Slot<Who> who, String said, boolean isOwner) implements Part {
    }

    /** @param isExpiry whether it says how long something holds */
    record When(SpokenDay day, String said, boolean isExpiry) implements Part {
    }

    record Proof(Link link) implements Part {
    }

    /** Any other word, number or mark. */
    record Plain(Token token) implements Part {
    }

    /** The word as it is compared; of everything else a sign that no word is. */
    default String key() {
        return switch (this) {
            case Cred _ -> "#credential";
            case Whom _ -> "#who";
            case When(var _, var _, var isExpiry) -> isExpiry ? "#expiry" : "#day";
            case Proof _ -> "#link";
            case Plain(var token) -> token.key();
        };
    }

    default boolean isPause() {
        return this instanceof Plain(var token) && token.is(Token.Kind.PAUSE) || this instanceof Proof;
    }

    default boolean isEnd() {
        return this instanceof Plain(var token) && token.is(Token.Kind.END);
    }
}
