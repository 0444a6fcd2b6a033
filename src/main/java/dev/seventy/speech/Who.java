package dev.seventy.speech;

import dev.seventy.evidence.PersonId;

/** Of whom something is told. */
public sealed interface Who {

    /** Whoever says it. */
    record Sender() implements Who {
    }

    /** A mentioned account: Slack's id, or {@code slack:} or {@code teams:} with the id, as it was written. */
    record Account(String id) implements Who {
    }

    /** An e-mail address in lower case. */
    record Address(String address) implements Who {
    }

    /** A person of the firm, by name. */
    record Person(PersonId id) implements Who {
    }
}
