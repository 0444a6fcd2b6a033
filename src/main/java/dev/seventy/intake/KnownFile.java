package dev.seventy.intake;

import static dev.seventy.evidence.Origin.Kind.ACHIEVEMENTS_TEMPLATE;
import static dev.seventy.evidence.Origin.Kind.ATTESTATIONS_TEMPLATE;
import static dev.seventy.evidence.Origin.Kind.CERTIFICATIONS_TEMPLATE;
import static dev.seventy.evidence.Origin.Kind.CUSTOMERS_EXPORT;
import static dev.seventy.evidence.Origin.Kind.MEASURES_TEMPLATE;
import static dev.seventy.evidence.Origin.Kind.OFFICIAL_SCORES_TEMPLATE;
import static dev.seventy.evidence.Origin.Kind.PEOPLE_TEMPLATE;
import static dev.seventy.evidence.Origin.Kind.PLAYBOOK_TEMPLATE;
import static dev.seventy.evidence.Origin.Kind.TRAININGS_EXPORT;
import static dev.seventy.evidence.Origin.Kind.USAGE_EXPORT;
import static dev.seventy.evidence.Origin.Kind.WALLET;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.seventy.evidence.Origin;

/** The kinds of file we can read, each known by the columns it must have. */
enum KnownFile {
    TRAININGS(TRAININGS_EXPORT, List.of(Set.of(Column.TITLE, Column.ACTIVITY), Set.of(Column.COMPLETED)),
            List.of(Column.COMPLETED, Column.EXPIRATION)),
    USAGE(USAGE_EXPORT,
            List.of(Set.of(Column.TENANT), Set.of(Column.MONTH),
                    Set.of(Column.SERVICE_2, Column.SERVICE_NAME, Column.METER),
                    Set.of(Column.REVENUE, Column.SUBSCRIPTION_REVENUE)),
            List.of(Column.MONTH)),
    CUSTOMERS(CUSTOMERS_EXPORT,
            List.of(Set.of(Column.TENANT), Set.of(Column.CUSTOMER_NAME),
                    Set.of(Column.CUSTOMER_STATUS, Column.TOP_SEGMENT, Column.TENANT_DOMAIN, Column.PRODUCT)),
            List.of(Column.MONTH)),
    PEOPLE(PEOPLE_TEMPLATE, List.of(Set.of(Column.FULL_NAME), Set.of(Column.PERSON_KEY, Column.PERSON_EMAIL)),
            List.of(Column.START, Column.END)),
    CERTIFICATIONS(CERTIFICATIONS_TEMPLATE,
            List.of(Set.of(Column.CREDENTIAL), Set.of(Column.ISSUED), Set.of(Column.PERSON_KEY, Column.PROFILE)),
            List.of(Column.ISSUED, Column.EXPIRES)),
    OFFICIAL_SCORES(OFFICIAL_SCORES_TEMPLATE,
            List.of(Set.of(Column.AS_OF), Set.of(Column.AREA), Set.of(Column.POINTS), Set.of(Column.MAX_POINTS)),
            List.of(Column.AS_OF)),
    MEASURES(MEASURES_TEMPLATE,
            List.of(Set.of(Column.AS_OF), Set.of(Column.AREA), Set.of(Column.MEASURE), Set.of(Column.VALUE)),
            List.of(Column.AS_OF)),
    ACHIEVEMENTS(ACHIEVEMENTS_TEMPLATE,
            List.of(Set.of(Column.KIND), Set.of(Column.NAME), Set.of(Column.CONFIRMED), Set.of(Column.SINCE)),
            List.of(Column.SINCE)),
    ATTESTATIONS(ATTESTATIONS_TEMPLATE,
            List.of(Set.of(Column.ATTESTATION), Set.of(Column.HOLDS), Set.of(Column.ATTESTED_BY),
                    Set.of(Column.ATTESTED_ON)),
            List.of(Column.ATTESTED_ON)),
    PLAYBOOK(PLAYBOOK_TEMPLATE,
            List.of(Set.of(Column.PART), Set.of(Column.ITEM), Set.of(Column.FIELD), Set.of(Column.SAID_ON)),
            List.of(Column.SAID_ON)),
    BADGES(WALLET,
            List.of(Set.of(Column.BADGE, Column.NAME, Column.BADGE_GROUP), Set.of(Column.ISSUED),
                    Set.of(Column.RECIPIENT_EMAIL, Column.RECIPIENT, Column.EMAIL, Column.PERSON_EMAIL)),
            List.of(Column.ISSUED, Column.EXPIRES, Column.EXPIRATION));

    private final Origin.Kind kind;
    private final List<Set<Column>> needs;
    private final List<Column> dates;

    KnownFile(Origin.Kind kind, List<Set<Column>> needs, List<Column> dates) {
        this.kind = kind;
        this.needs = needs;
        this.dates = dates;
    }

    Origin.Kind kind() {
        return kind;
    }

    /** The columns whose values tell in which order dates are written. */
    List<Column> dates() {
        return dates;
    }

    /** Whether dates only name a month and so are always the first of it. */
    boolean monthly() {
        return this == USAGE || this == CUSTOMERS;
    }

    /** Whether people write this file by hand after our template. */
    boolean template() {
        return switch (this) {
            case TRAININGS, USAGE, CUSTOMERS -> false;
            case PEOPLE, CERTIFICATIONS, OFFICIAL_SCORES, MEASURES, ACHIEVEMENTS, ATTESTATIONS, PLAYBOOK, BADGES ->
                true;
        };
    }

    static KnownFile of(Origin.Kind kind) {
        return Arrays.stream(values()).filter(file -> file.kind == kind).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no file is a " + kind.words()));
    }

    static Optional<KnownFile> with(Columns columns) {
        return Arrays.stream(values()).filter(file -> file.missing(columns).isEmpty()).findFirst();
    }

    /** Whether it is a usage export from which the role of the one who made it kept the revenue. */
    static boolean usageWithoutRevenue(Columns columns) {
        return USAGE.missing(columns).equals(List.of(USAGE.needs.getLast()));
    }

    /** The kind of which the largest part of the necessary columns is there. */
    static KnownFile nearest(Columns columns) {
        return Arrays.stream(values())
                .min(Comparator.comparingInt((KnownFile file) -> file.missing(columns).size() * 60 / file.needs.size()))
                .orElseThrow();
    }

    /** For each necessary column that is missing, the names that would do. */
    List<String> missingNames(Columns columns) {
        return missing(columns).stream()
                .map(any -> String.join(" or ", any.stream().sorted().map(Column::title).toList())).toList();
    }

    private List<Set<Column>> missing(Columns columns) {
        return needs.stream().filter(any -> !columns.hasAny(any)).toList();
    }
}
