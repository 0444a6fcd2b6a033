package dev.seventy.evidence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

import dev.seventy.catalog.AchievementKind;
import dev.seventy.catalog.CredentialId;

/** What one row of a file says, before it is known which of our people it speaks of. */
public sealed interface Entry {

    /** The row of the file, the header being row 1. */
    int row();

    /**
     * A person's certification, as {@link Certification}. Of the same person, credential and day of earning a later one
     * replaces an earlier one: with a later expiry it is renewed, with {@code active} false it is taken back.
     */
    record Earned(PersonClues person, CredentialId credential, LocalDate earned, Optional<LocalDate> expires,
            boolean active, Optional<String> link, int row) implements Entry {

        public Earned(PersonClues person, CredentialId credential, LocalDate earned, Optional<LocalDate> expires,
                boolean active, int row) {
            this(person, credential, earned, expires, active, Optional.empty(), row);
        }
    }

    /**
     * Consumption, as {@link AzureUsage}.
     *
     * @param key everything in the row that tells it from other rows, in a fixed order
     * @param association PAL, DPOR, CSP, CPOR, or as the file has it; empty when not associated
     * @param location the partner location (MPN id) the row is attributed to
     * @param duplicate whether the row repeats consumption that another location reports, so that it does not count
     *     for the global account
     */
    record Consumed(String key, CustomerId customer, Optional<String> customerName, YearMonth month, String service,
            String association, String location, Optional<String> segment, boolean duplicate, BigDecimal acrUsd,
            int row) implements Entry {
    }

    /** A customer by name and size class. */
    record Named(CustomerId customer, String name, Optional<String> segment, int row) implements Entry {
    }

    /** A person of the firm. */
    record Employed(PersonClues person, Optional<String> manager, Optional<String> location, Optional<String> role,
            Optional<LocalDate> from, Optional<LocalDate> until, Optional<String> slackUser, Optional<String> teamsUser,
            int row) implements Entry {
    }

    /**
     * A reported figure, as {@link Measure}.
     *
     * @param attestedBy whoever stands for it, where the file says so; by a name alone if that is all it says
     */
    record Reported(LocalDate asOf, String area, Optional<String> path, String measure, Optional<String> association,
            Optional<YearMonth> month, BigDecimal value, String unit, Optional<PersonClues> attestedBy,
            int row) implements Entry {

        public Reported(LocalDate asOf, String area, Optional<String> path, String measure,
                Optional<String> association, Optional<YearMonth> month, BigDecimal value, String unit, int row) {
            this(asOf, area, path, measure, association, month, value, unit, Optional.empty(), row);
        }
    }

    /** Something achieved with a vendor, as {@link Achievement}. */
    record Achieved(LocalDate since, AchievementKind kind, String name, boolean confirmed, int row) implements Entry {
    }

    /**
     * What is said of one field of the playbook, as {@link PlaybookEntry}; of the same field a later one replaces an
     * earlier one.
     *
     * @param person who is meant; by a name alone where nobody of the firm is
     */
    record Planned(LocalDate day, PlaybookEntry.Part part, String item, String field, Optional<String> value,
            Optional<String> unit, Optional<String> note, Optional<PersonClues> person, int row) implements Entry {
    }

    /** Official points, as {@link OfficialScore}. */
    record Scored(LocalDate asOf, String area, Optional<String> path, Optional<String> metric, BigDecimal points,
            BigDecimal maximum, int row) implements Entry {
    }
}
