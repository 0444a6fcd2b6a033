package dev.seventy.bot;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is taken out of the record, or out of existence. */
public sealed interface Custody extends Command {

    /** The sender is forgotten; asked back unless {@code confirmed}. */
    record MeForget(boolean confirmed) implements Custody {
    }

    /** All that is kept of the sender. */
    record MeExport() implements Custody {
    }

    /** Who was shown the sender's record. */
    record MeLooked() implements Custody {
    }

    /** Somebody is forgotten; asked back unless {@code confirmed}. */
    record PersonForget(String who, boolean confirmed) implements Custody {
    }

    /** All that is kept of somebody. */
    record PersonExport(String who) implements Custody {
    }

    /** What can be taken out as a file. */
    enum Exported {
        PEOPLE,
        CERTIFICATIONS,
        SCORES,
        REASONS,
        PLAYBOOK;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Exported> of(String word) {
            return Arrays.stream(values()).filter(known -> known.word().equals(word.toLowerCase(Locale.ROOT)))
                    .findFirst();
        }
    }

    record Export(Exported what, Terms terms) implements Custody {
    }

    /** Whether the audit trail is as it was written. */
    record CheckAudit() implements Custody {
    }
}
