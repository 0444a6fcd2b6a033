package dev.seventy.speech;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.seventy.catalog.CredentialId;

/** What a line turned out to tell of certifications. */
public sealed interface Understanding {

    /** All of it is understood, and can be recorded. */
    record Told(List<Claim> claims) implements Understanding {
        public Told {
            claims = List.copyOf(claims);
        }
    }

    /** Something is told, and a piece of it has to be asked first. */
    record Unfinished(List<Telling> tellings) implements Understanding {
        public Unfinished {
            tellings = List.copyOf(tellings);
        }
    }

    /** It speaks of a credential, and there is a reason to record nothing. */
    record Unrecorded(Reason reason, List<CredentialId> credentials) implements Understanding {
        public Unrecorded {
            credentials = List.copyOf(credentials);
        }
    }

    /** It corrects what was told last, and says with what. */
    record Corrects(Change change) implements Understanding {
    }

    /** It is about something else. */
    record Unrelated() implements Understanding {
    }

    /** Why nothing is recorded. */
    enum Reason {
        FAILED,
        /** Planned, hoped for, or told under a condition. */
        PLANNED,
        /** Told of a day that is yet to come. */
        FUTURE,
        ASKED,
        /** It names a person, a day or the speaker beside it, in words that are not read: of another language, or none. */
        UNREAD,
        /** Everybody passed it but those who are named. */
        EXCEPTED,
        /** Hearsay, a guess, a joke, or words that could mean something else. */
        DOUBTFUL
    }

    /**
     * The pieces that are said anew; those that stay are empty.
     *
     * @param instead of which they are said
     */
    record Change(Optional<Slot<Who>> who, Optional<Slot<CredentialId>> credential, Optional<Slot<LocalDate>> day,
            Instead instead) {

        Change(Optional<Slot<Who>> who, Optional<Slot<CredentialId>> credential, Optional<Slot<LocalDate>> day) {
            this(who, credential, day, Instead.OF_ANYTHING);
        }

        Change instead(Instead of) {
            return new Change(who, credential, day, of);
        }

        public boolean isEmpty() {
            return who.isEmpty() && credential.isEmpty() && day.isEmpty();
        }
    }
}
