package dev.seventy.bot;

import java.time.Instant;
import java.util.Optional;

/** What somebody tells of certifications, and what they ask to tell it. */
public sealed interface Certifying extends Command {

    /**
     * A sentence that tells of a certification, or goes on with one.
     *
     * @param otherwise what the line means where it does neither
     */
    record Tell(String line, Command otherwise) implements Certifying {
    }

    /** The pieces of what is told in any order; a form where there are none. */
    record CertAdd(String said) implements Certifying {
    }

    /** The form, with what is known of a draft in it. */
    record CertForm(Optional<Long> draft) implements Certifying {
    }

    /**
     * The form, filled in.
     *
     * @param draft that it completes
     * @param fixing the import that it takes the place of
     */
    record CertRecord(Optional<Long> draft, Optional<Long> fixing, String credential, String person, String day,
            String expires, String link) implements Certifying {
    }

    /** What was recorded, to be corrected. */
    record CertFix(long id) implements Certifying {
    }

    /** An answer to what is asked of a draft; empty to be asked again. */
    record CertDraft(long number, String said) implements Certifying {
    }

    /**
     * What somebody else wrote, to be looked at.
     *
     * @param author the account of whoever wrote it
     */
    record CertForward(String author, Optional<Instant> at, String text) implements Certifying {
    }

    /** Somebody does not hold something any more, or never did. */
    record CertDrop(String credential, String person) implements Certifying {
    }
}
