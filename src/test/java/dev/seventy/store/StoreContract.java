package dev.seventy.store;

import static dev.seventy.store.Rows.LIFETIME;
import static dev.seventy.store.Rows.PEOPLE;
import static dev.seventy.store.Rows.TRAININGS;
import static dev.seventy.store.Rows.USAGE;
import static dev.seventy.store.Rows.consumed;
import static dev.seventy.store.Rows.customer;
import static dev.seventy.store.Rows.earned;
import static dev.seventy.store.Rows.employed;
import static dev.seventy.store.Rows.named;
import static dev.seventy.store.Rows.reported;
import static dev.seventy.store.Rows.scored;
import static dev.seventy.store.Rows.vendor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

import dev.seventy.catalog.AchievementKind;
import dev.seventy.evidence.Achievement;
import dev.seventy.evidence.AzureUsage;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.CustomerId;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Measure;
import dev.seventy.evidence.OfficialScore;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonClues;
import dev.seventy.store.ImportCounts.Changes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store promises on every database. */
abstract class StoreContract {

    static final Actor ACTOR = new Actor("U1", "slack");

    final TestClock clock = new TestClock();
    String url = "";
    @SuppressWarnings("NullAway.Init")
    Store store;
    OrganisationId ours = new OrganisationId(0);
    OrganisationId theirs = new OrganisationId(0);

    /** The address of an empty database of its own. */
    abstract String newDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        url = newDatabase();
        store = Store.open(url, clock);
        ours = organisation("Nordlicht");
        theirs = organisation("Südwind");
    }

    @AfterEach
    void close() {
        store.close();
    }

    void reopen() {
        store.close();
        store = Store.open(url, clock);
    }

    private OrganisationId organisation(String name) {
        return store.organisations().add(name, ZoneOffset.UTC, false, ACTOR).orElseThrow().id();
    }

    ImportWriter begin(ImportFile... files) {
        return store.imports().begin(ours, ACTOR, List.of(files));
    }

    ImportId stage(ImportFile file, Entry... entries) {
        return stage(ours, file, entries);
    }

    private ImportId stage(OrganisationId organisation, ImportFile file, Entry... entries) {
        clock.pass(Duration.ofMinutes(1));
        try (var writer = store.imports().begin(organisation, ACTOR, List.of(file))) {
            for (var entry : entries) {
                writer.add(0, entry);
            }
            writer.finish();
            return writer.id();
        }
    }

    ImportId take(ImportFile file, Entry... entries) {
        var id = stage(file, entries);
        clock.pass(Duration.ofMinutes(1));
        assertThat(store.imports().confirm(ours, id, ACTOR)).isEqualTo(new Confirmation.Confirmed());
        return id;
    }

    /** One of a hundred customers' hundred services in months enough for many rows. */
    private static Entry.Consumed many(int row) {
        return consumed("t" + row % 100, YearMonth.of(2024, 1).plusMonths(row / 10_000).toString(),
                "Service " + row / 100 % 100, "1", row);
    }

    private Changes changes(ImportId id, FactKind kind) {
        return store.imports().find(ours, id).orElseThrow().counts().of(kind);
    }

    private Retraction undo(ImportId id) {
        clock.pass(Duration.ofMinutes(1));
        return store.imports().retract(ours, id, ACTOR);
    }

    Evidence evidence() {
        return store.evidence().of(ours);
    }

    private List<String> credentials() {
        return evidence().certifications().stream().map(held -> held.credential().value()).sorted().toList();
    }

    private List<String> amounts() {
        return evidence().usage().stream().map(usage -> usage.acrUsd().toPlainString()).toList();
    }

    void tamper(String sql) throws SQLException {
        store.close();
        try (Connection connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        store = Store.open(url, clock);
    }

    // Importing

    @Test
    void nothing_is_known_at_first() {
        assertThat(evidence()).isEqualTo(Evidence.NONE);
    }

    @Test
    void a_staged_import_is_seen_by_nobody() {
        var version = store.evidence().version(ours);
        stage(LIFETIME, earned(vendor("1", "a@example.com"), "dp-203", "2027-03-01", 2));
        assertThat(evidence()).isEqualTo(Evidence.NONE);
        assertThat(store.people().of(ours)).isEmpty();
        assertThat(store.evidence().version(ours)).isEqualTo(version);
    }

    @Test
    void a_confirmed_import_is_seen_with_its_origin() {
        var version = store.evidence().version(ours);
        take(LIFETIME, earned(vendor("1", "a@example.com"), "dp-203", "2027-03-01", 7));
        assertThat(evidence().certifications()).singleElement().satisfies(held -> {
            assertThat(held.expires()).contains(LocalDate.of(2027, 3, 1));
            assertThat(held.active()).isTrue();
            assertThat(held.row()).isEqualTo(7);
            assertThat(held.origin().kind()).isEqualTo(Origin.Kind.TRAININGS_EXPORT);
            assertThat(held.origin().name()).isEqualTo(LIFETIME.name());
            assertThat(held.origin().dataDay()).isEqualTo(LocalDate.of(2025, 3, 1));
        });
        assertThat(store.evidence().version(ours)).isGreaterThan(version);
    }

    @Test
    void what_is_attested_comes_back_with_whoever_attested_it_and_can_be_taken_back() {
        var file = new ImportFile("attestations.csv", "aa", Origin.Kind.ATTESTATIONS_TEMPLATE, "");
        take(file, attested("1", Optional.empty()));
        take(file, attested("1", Optional.of("Ada Example")));
        var changed = take(file, attested("1", Optional.of("Zoë Example")));
        assertThat(changes(changed, FactKind.MEASURE)).isEqualTo(new Changes(0, 1, 0, 0, 0));
        assertThat(attesters()).containsExactly("Zoë Example");

        undo(changed);
        assertThat(attesters()).containsExactly("Ada Example");
        var again = take(file, attested("1", Optional.of("Ada Example")));
        assertThat(changes(again, FactKind.MEASURE)).isEqualTo(new Changes(0, 0, 1, 0, 0));
    }

    private static Entry attested(String value, Optional<String> by) {
        return attested(value, by, 12);
    }

    private static Entry attested(String value, Optional<String> by, int day) {
        return new Entry.Reported(LocalDate.of(2026, 3, day), "databricks", Optional.empty(), "agreement_signed",
                Optional.empty(), Optional.empty(), new BigDecimal(value), "", by.map(PersonClues::written), day);
    }

    private List<String> attesters() {
        var people = store.people().of(ours);
        return evidence().measures().stream().map(measure -> Optional
                .ofNullable(people.get(measure.attestedBy().orElseThrow())).orElseThrow().name().orElse("an address"))
                .toList();
    }

    @Test
    void whoever_attests_is_a_person_of_the_firm_found_by_address_key_or_whole_name() throws SQLException {
        take(PEOPLE, employed("NL1", "Ada Example", "ada@example.com", "boss@example.com", 2),
                employed("NL2", "Bo Example", "bo@example.com", "boss@example.com", 3),
                employed("NL3", "Bo Example", "bo2@example.com", "boss@example.com", 4));
        var file = new ImportFile("attestations.csv", "aa", Origin.Kind.ATTESTATIONS_TEMPLATE, "");
        take(file, attested("1", Optional.of("ada EXAMPLE"), 2), attested("1", Optional.of("ADA@example.com"), 3),
                attested("1", Optional.of("nl1"), 4), attested("1", Optional.of("Bo Example"), 5),
                attested("1", Optional.of("Bo Example"), 6), attested("1", Optional.of("Cy Example"), 7));
        take(file, attested("0", Optional.of("Cy Example"), 8));
        var ids = evidence().measures().stream().map(measure -> measure.attestedBy().orElseThrow()).toList();
        var ada = evidence().staff().getFirst().person();
        assertThat(ids.subList(0, 3)).containsOnly(ada);
        assertThat(ids.get(3)).as("either of two, so neither").isEqualTo(ids.get(4))
                .isNotIn(evidence().staff().stream().map(staff -> staff.person()).toList());
        assertThat(ids.get(5)).as("told again").isEqualTo(ids.get(6)).isNotIn(ids.subList(0, 5));
        assertThat(attesters().subList(3, 7)).containsExactly("Bo Example", "Bo Example", "Cy Example", "Cy Example");
        assertThat(count("SELECT COUNT(*) FROM measures WHERE attested_by LIKE '%xample%'"))
                .as("names stand in the person tables only").isZero();
    }

    @Test
    void achievements_out_of_a_file_replace_what_was_said_of_the_same_thing() {
        var file = new ImportFile("achievements.csv", "ab", Origin.Kind.ACHIEVEMENTS_TEMPLATE, "");
        take(file, achieved("A bank", false));
        assertThat(evidence().achievements()).hasSize(1);
        var confirmed = take(file, achieved("a BANK", true));
        assertThat(evidence().achievements()).singleElement()
                .satisfies(known -> assertThat(known.confirmed()).isTrue());

        undo(confirmed);
        assertThat(evidence().achievements()).singleElement()
                .satisfies(known -> assertThat(known.confirmed()).isFalse());
    }

    @Test
    void what_is_told_of_a_later_day_leaves_what_held_before() {
        var file = new ImportFile("achievements.csv", "ab", Origin.Kind.ACHIEVEMENTS_TEMPLATE, "");
        take(file, achieved("A bank", true));
        take(file, achieved("a bank", false, LocalDate.of(2026, 9, 1)));
        take(file, achieved("A bank", true, LocalDate.of(2026, 11, 1)));
        assertThat(evidence().achievementsOn(LocalDate.of(2026, 3, 11))).isEmpty();
        assertThat(evidence().achievementsOn(LocalDate.of(2026, 8, 31))).extracting(Achievement::confirmed)
                .containsExactly(true);
        assertThat(evidence().achievementsOn(LocalDate.of(2026, 9, 1))).extracting(Achievement::confirmed)
                .containsExactly(false);
        assertThat(evidence().achievementsOn(LocalDate.of(2026, 11, 1))).extracting(Achievement::confirmed)
                .containsExactly(true);
    }

    private static Entry achieved(String name, boolean confirmed) {
        return achieved(name, confirmed, LocalDate.of(2026, 3, 12));
    }

    private static Entry achieved(String name, boolean confirmed, LocalDate since) {
        return new Entry.Achieved(since, AchievementKind.PUBLIC_REFERENCE, name, confirmed, 2);
    }

    @Test
    void a_wallet_s_credential_is_neither_the_one_that_somebody_told_nor_that_of_an_export() {
        var wallet = new ImportFile("wallet.csv", "ac", Origin.Kind.WALLET, "");
        take(wallet, earned(vendor("1", "a@example.com"), "dbx", "2027-03-01", 2));
        var told = take(new ImportFile("certs.csv", "ad", Origin.Kind.CERTIFICATIONS_TEMPLATE, ""),
                earned(vendor("1", "a@example.com"), "dbx", "2027-03-01", 2));
        assertThat(changes(told, FactKind.CERTIFICATION)).isEqualTo(new Changes(1, 0, 0, 0, 0));
        var exported = take(TRAININGS, earned(vendor("1", "a@example.com"), "dbx", "2027-03-01", 2));
        assertThat(changes(exported, FactKind.CERTIFICATION)).isEqualTo(new Changes(1, 0, 0, 0, 0));
    }

    @Test
    void every_kind_of_fact_comes_back_as_it_went_in() {
        try (var writer = begin(PEOPLE, USAGE)) {
            writer.add(0, employed("NL1", "Ada Example", "ada@example.com", "boss@example.com", 2));
            writer.add(0, reported("3.50", 3));
            writer.add(0, scored("62.5", 4));
            writer.add(1, consumed("t1", "2026-10", "Azure Databricks", "-0.000001", 5));
            writer.add(0, Rows.achieved("Anzünder \"Süd\" GmbH", true, 6));
            writer.finish();
            store.imports().confirm(ours, writer.id(), ACTOR);
        }
        var known = evidence();
        var origin = new Origin(Origin.Kind.PEOPLE_TEMPLATE, "people.csv", LocalDate.of(2026, 10, 31), clock.instant(),
                OptionalLong.of(1));
        assertThat(known.measures()).containsExactly(
                new Measure(LocalDate.of(2026, 10, 31), "security", Optional.of("enterprise"), "net_customer_adds",
                        Optional.empty(), Optional.empty(), new BigDecimal("3.50"), "customers", origin, 3));
        assertThat(known.officialScores()).containsExactly(new OfficialScore(LocalDate.of(2026, 10, 22), "data-ai",
                Optional.of("enterprise"), Optional.empty(), new BigDecimal("62.5"), new BigDecimal("100"), origin, 4));
        assertThat(known.usage()).singleElement().satisfies(usage -> {
            assertThat(usage.customer()).isEqualTo(new CustomerId("t1"));
            assertThat(usage.month()).isEqualTo(YearMonth.of(2026, 10));
            assertThat(usage.service()).isEqualTo("Azure Databricks");
            assertThat(usage.associations()).containsExactly("PAL");
            assertThat(usage.segment()).contains("SMB");
            assertThat(usage.acrUsd()).isEqualByComparingTo("-0.000001");
        });
        assertThat(known.staff()).singleElement()
                .satisfies(staff -> assertThat(staff.from()).contains(LocalDate.of(2020, 1, 1)));
        assertThat(known.achievements()).singleElement().satisfies(achieved -> {
            assertThat(achieved.kind().word()).isEqualTo("private_reference");
            assertThat(achieved.name()).isEqualTo("Anzünder \"Süd\" GmbH");
            assertThat(achieved.confirmed()).isTrue();
            assertThat(achieved.since()).isEqualTo(LocalDate.of(2026, 9, 17));
            assertThat(achieved.origin()).isEqualTo(origin);
            assertThat(achieved.row()).isEqualTo(6);
        });
    }

    @Test
    void what_is_told_in_the_chat_is_an_import_of_its_own_in_the_trail_that_undo_takes_back() {
        clock.pass(Duration.ofMinutes(1));
        var told = store.imports()
                .told(ours, ACTOR, "private reference", List.of(Rows.achieved("A bank", true, 0)), false).orElseThrow();
        assertThat(evidence().achievements()).singleElement().satisfies(one -> {
            assertThat(one.origin().kind()).isEqualTo(Origin.Kind.CHAT);
            assertThat(one.confirmed()).isTrue();
            assertThat(one.origin().importNumber()).hasValue(told.value());
        });
        assertThat(store.imports().told(ours, ACTOR, "private reference", List.of(Rows.achieved("A bank", true, 0)),
                false)).as("the same again").isEmpty();
        assertThat(store.imports().history(ours)).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo(ACTOR);
            assertThat(entry.files()).extracting(ImportFile::name).containsExactly("private reference");
        });
        assertThat(store.audit().of(ours)).extracting(AuditEntry::action).contains("facts.told");
        assertThat(undo(told)).isEqualTo(new Retraction.Retracted());
        assertThat(evidence().achievements()).isEmpty();
    }

    private List<String> playbook() {
        return store.evidence().playbook(ours, Optional.empty()).stream()
                .map(entry -> entry.item() + " " + entry.field() + " " + entry.value().orElse("cleared")).toList();
    }

    private ImportId plan(String field, String value) {
        clock.pass(Duration.ofMinutes(1));
        return store.imports().told(ours, ACTOR, "action SI-2", List.of(
                Rows.planned("SI-2", field, Optional.of(value).filter(said -> !said.isEmpty()), Optional.empty(), 0)),
                false).orElseThrow();
    }

    @Test
    void what_is_told_of_the_playbook_replaces_what_was_told_and_comes_back_when_it_is_taken_back() {
        var first = plan("status", "blocked");
        var before = clock.instant();
        var second = plan("status", "done");
        plan("note", "a text");
        assertThat(playbook()).containsExactly("SI-2 status blocked", "SI-2 status done", "SI-2 note a text");
        assertThat(store.evidence().playbook(ours, Optional.of(before))).hasSize(1);
        assertThat(undo(first)).as("the newest of a field first").isInstanceOf(Retraction.SupersededBy.class);
        assertThat(undo(second)).isEqualTo(new Retraction.Retracted());
        assertThat(playbook()).containsExactly("SI-2 status blocked", "SI-2 note a text");
        var cleared = plan("status", "");
        assertThat(playbook()).endsWith("SI-2 status cleared");
        assertThat(undo(cleared)).isEqualTo(new Retraction.Retracted());
        assertThat(undo(first)).isEqualTo(new Retraction.Retracted());
        assertThat(playbook()).containsExactly("SI-2 note a text");
        assertThat(store.evidence().playbook(theirs, Optional.empty())).isEmpty();
    }

    @Test
    void somebody_whom_the_playbook_means_is_a_person_of_the_firm_or_one_with_a_name_alone() {
        take(PEOPLE, employed("P1", "Ada Byron", "ada@example.com", "bo@example.com", 2));
        take(new ImportFile("playbook.csv", "ab", Origin.Kind.PLAYBOOK_TEMPLATE, ""),
                Rows.planned("SI-1", "owner", Optional.empty(), Optional.of("Ada Byron"), 2),
                Rows.planned("SI-2", "owner", Optional.empty(), Optional.of("Bob Weber"), 3));
        var people = store.people().of(ours);
        assertThat(store.evidence().playbook(ours, Optional.empty()))
                .extracting(entry -> Optional.ofNullable(people.get(entry.person().orElseThrow())).orElseThrow().name())
                .containsExactly(Optional.of("Ada Byron"), Optional.of("Bob Weber"));
        assertThat(people.values()).filteredOn(person -> person.isOnlyAName()).extracting(person -> person.name())
                .containsExactly(Optional.of("Bob Weber"));
    }

    @Test
    void an_erased_organisation_has_no_achievements_and_another_keeps_its_own() throws SQLException {
        take(PEOPLE, Rows.achieved("A bank", true, 2));
        var id = stage(theirs, PEOPLE, Rows.achieved("Their bank", true, 2));
        store.imports().confirm(theirs, id, ACTOR);
        store.organisations().erase(ours);
        assertThat(evidence().achievements()).isEmpty();
        assertThat(store.evidence().of(theirs).achievements()).extracting(achieved -> achieved.name())
                .containsExactly("Their bank");
        assertThat(count("SELECT COUNT(*) FROM achievements WHERE organisation = " + ours.value())).isZero();
    }

    private long count(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    @Test
    void a_month_that_is_not_over_has_data_up_to_the_day_of_the_import() {
        take(USAGE, consumed("t1", "2026-11", "Storage", "1", 2));
        assertThat(evidence().usage().getFirst().origin().dataDay()).isEqualTo(LocalDate.of(2026, 11, 2));
    }

    @Test
    void the_same_file_again_changes_nothing() {
        var rows = new Entry[]{consumed("t1", "2026-09", "Storage", "1.10", 2),
                consumed("t1", "2026-10", "Storage", "2.20", 3)};
        take(USAGE, rows);
        var before = evidence();
        var again = take(USAGE, rows);
        assertThat(changes(again, FactKind.USAGE)).isEqualTo(new Changes(0, 0, 2, 0, 0));
        assertThat(evidence()).isEqualTo(before);
    }

    @Test
    void a_changed_row_supersedes_and_undo_brings_the_old_value_back() {
        take(USAGE, consumed("t1", "2026-10", "Storage", "1", 2), consumed("t2", "2026-10", "Storage", "5", 3));
        var later = take(USAGE, consumed("t1", "2026-10", "Storage", "9", 2),
                consumed("t2", "2026-10", "Storage", "5", 3));
        assertThat(changes(later, FactKind.USAGE)).isEqualTo(new Changes(0, 1, 1, 0, 0));
        assertThat(amounts()).containsExactlyInAnyOrder("9", "5");
        assertThat(undo(later)).isEqualTo(new Retraction.Retracted());
        assertThat(amounts()).containsExactlyInAnyOrder("1", "5");
    }

    @Test
    void undo_waits_for_the_import_that_superseded_its_rows() {
        var first = take(USAGE, consumed("t1", "2026-10", "Storage", "1", 2));
        var second = take(USAGE, consumed("t1", "2026-10", "Storage", "2", 2));
        var third = take(USAGE, consumed("t1", "2026-10", "Storage", "3", 2));
        assertThat(undo(first)).isEqualTo(new Retraction.SupersededBy(second));
        assertThat(undo(second)).isEqualTo(new Retraction.SupersededBy(third));
        assertThat(undo(third)).isEqualTo(new Retraction.Retracted());
        assertThat(undo(second)).isEqualTo(new Retraction.Retracted());
        assertThat(undo(first)).isEqualTo(new Retraction.Retracted());
        assertThat(undo(first)).isEqualTo(new Retraction.NotVisible());
        assertThat(evidence()).isEqualTo(Evidence.NONE);
    }

    @Test
    void undo_waits_for_an_import_that_says_the_same() {
        var first = take(USAGE, consumed("t1", "2026-09", "Storage", "1", 2));
        var second = take(USAGE, consumed("t1", "2026-09", "Storage", "1", 2),
                consumed("t1", "2026-10", "Storage", "2", 3));
        assertThat(undo(first)).isEqualTo(new Retraction.SupersededBy(second));
        assertThat(undo(second)).isEqualTo(new Retraction.Retracted());
        assertThat(undo(first)).isEqualTo(new Retraction.Retracted());
    }

    @Test
    void a_customer_keeps_the_name_that_another_import_bears_too() {
        var first = take(USAGE, consumed("t1", "2026-09", "Storage", "1", 2));
        take(USAGE, consumed("t1", "2026-10", "Storage", "1", 2));
        undo(first);
        assertThat(store.customers().of(ours).values()).extracting(Customer::name).containsExactly("Customer t1");
    }

    @Test
    void rows_taken_back_can_be_imported_again() {
        var row = consumed("t1", "2026-10", "Storage", "1", 2);
        undo(take(USAGE, row));
        var again = take(USAGE, row);
        assertThat(changes(again, FactKind.USAGE)).isEqualTo(new Changes(1, 0, 0, 0, 0));
        assertThat(amounts()).containsExactly("1");
    }

    @Test
    void confirming_is_refused_when_something_else_became_visible_since() {
        var early = stage(USAGE, consumed("t1", "2026-10", "Storage", "1", 2));
        take(TRAININGS, earned(vendor("1"), "dp-203", "2027-03-01", 2));
        assertThat(store.imports().confirm(ours, early, ACTOR)).isEqualTo(new Confirmation.ChangedSince());
        assertThat(amounts()).isEmpty();
    }

    @Test
    void a_refused_wish_changes_no_version() {
        var id = take(USAGE, consumed("t1", "2026-10", "Storage", "1", 2));
        var version = store.evidence().version(ours);
        assertThat(store.imports().confirm(ours, id, ACTOR)).isEqualTo(new Confirmation.NotStaged());
        assertThat(store.imports().retract(ours, new ImportId(99), ACTOR)).isEqualTo(new Retraction.NotVisible());
        assertThat(store.evidence().version(ours)).isEqualTo(version);
    }

    @Test
    void a_discarded_import_can_not_be_confirmed() {
        var id = stage(USAGE, consumed("t1", "2026-10", "Storage", "1", 2));
        assertThat(store.imports().discard(ours, id, ACTOR)).isTrue();
        assertThat(store.imports().discard(ours, id, ACTOR)).isFalse();
        assertThat(store.imports().confirm(ours, id, ACTOR)).isEqualTo(new Confirmation.NotStaged());
        assertThat(store.imports().find(ours, id).orElseThrow().state()).isEqualTo(ImportRecord.State.DISCARDED);
    }

    @Test
    void the_second_of_two_contradicting_rows_is_given_back() {
        try (var writer = begin(USAGE)) {
            assertThat(writer.add(0, consumed("t1", "2026-10", "Storage", "1", 2))).isEqualTo(new Taken.Kept());
            assertThat(writer.add(0, consumed("t1", "2026-10", "Storage", "1", 3))).isEqualTo(new Taken.Repeated(0, 2));
            assertThat(writer.add(0, consumed("t1", "2026-10", "Storage", "2", 4)))
                    .isEqualTo(new Taken.Contradicting(0, 2));
            assertThat(writer.finish().of(FactKind.USAGE)).isEqualTo(new Changes(1, 0, 0, 1, 0));
            store.imports().confirm(ours, writer.id(), ACTOR);
        }
        assertThat(amounts()).containsExactly("1");
    }

    @Test
    void rows_are_added_up_by_customer_month_service_and_association() {
        take(USAGE, consumed("t1", "2026-10", "Storage", "1204917", false, "1.5", 2),
                consumed("t1", "2026-10", "Storage", "1204902", false, "2.25", 3),
                consumed("t1", "2026-10", "Databricks", "1204902", false, "4", 4));
        assertThat(evidence().usage()).extracting(AzureUsage::acrUsd).containsExactly(new BigDecimal("3.75"),
                new BigDecimal("4"));
        assertThat(evidence().usage()).extracting(AzureUsage::row).containsExactly(2, 4);
    }

    @Test
    void a_duplicate_counts_for_its_location_and_not_for_the_global_account() {
        take(USAGE, consumed("t1", "2026-10", "Storage", "1204902", false, "7", 2),
                consumed("t1", "2026-10", "Storage", "1204917", true, "7", 3));
        assertThat(amounts()).containsExactly("7");
        assertThat(store.evidence().of(ours, Optional.empty(), Optional.of("1204917")).usage())
                .extracting(AzureUsage::row).containsExactly(3);
        assertThat(store.evidence().of(ours, Optional.empty(), Optional.of("9999999")).usage()).isEmpty();
    }

    @Test
    void what_was_known_on_a_day_leaves_out_what_came_later() {
        var beginning = clock.instant();
        take(USAGE, consumed("t1", "2026-10", "Storage", "1", 2));
        var afterFirst = clock.instant();
        var second = take(USAGE, consumed("t1", "2026-10", "Storage", "2", 2));
        var afterSecond = clock.instant();
        undo(second);
        assertThat(store.evidence().of(ours, Optional.of(beginning), Optional.empty())).isEqualTo(Evidence.NONE);
        assertThat(store.evidence().of(ours, Optional.of(afterFirst), Optional.empty()).usage())
                .extracting(AzureUsage::acrUsd).containsExactly(BigDecimal.ONE);
        assertThat(store.evidence().of(ours, Optional.of(afterSecond), Optional.empty()).usage())
                .extracting(AzureUsage::acrUsd).containsExactly(new BigDecimal("2"));
        assertThat(amounts()).containsExactly("1");
    }

    @Test
    void a_lifetime_file_withdraws_what_it_lacks_and_undo_brings_it_back() {
        take(TRAININGS, earned(vendor("1"), "dp-203", "2027-03-01", 2), earned(vendor("2"), "az-104", "2027-03-01", 3));
        var lifetime = take(LIFETIME, earned(vendor("1"), "dp-203", "2027-03-01", 2));
        assertThat(changes(lifetime, FactKind.CERTIFICATION)).isEqualTo(new Changes(0, 0, 1, 0, 1));
        assertThat(credentials()).containsExactly("dp-203");
        assertThat(undo(lifetime)).isEqualTo(new Retraction.Retracted());
        assertThat(credentials()).containsExactly("az-104", "dp-203");
    }

    @Test
    void a_lifetime_file_withdraws_nothing_of_other_accounts_and_other_kinds_of_file() {
        take(new ImportFile("certs.csv", "aa", Origin.Kind.CERTIFICATIONS_TEMPLATE, ""),
                earned(vendor("2"), "az-104", "2027-03-01", 2));
        take(new ImportFile("trainings.csv", "bb", Origin.Kind.TRAININGS_EXPORT, "777"),
                earned(vendor("3"), "az-305", "2027-03-01", 2));
        take(LIFETIME, earned(vendor("1"), "dp-203", "2027-03-01", 2));
        assertThat(credentials()).containsExactly("az-104", "az-305", "dp-203");
    }

    @Test
    void more_rows_than_fit_into_one_transaction_are_all_there() {
        try (var writer = begin(USAGE)) {
            for (int row = 2; row < 70_002; row++) {
                writer.add(0, many(row));
            }
            assertThat(writer.add(0, many(11))).isEqualTo(new Taken.Repeated(0, 11));
            assertThat(writer.finish().of(FactKind.USAGE).added()).isEqualTo(70_000);
            store.imports().confirm(ours, writer.id(), ACTOR);
        }
        assertThat(evidence().usage()).hasSize(70_000);
    }

    @Test
    void a_crash_in_the_middle_of_staging_leaves_nothing_visible_and_is_swept_a_day_later() {
        var writer = begin(USAGE);
        for (int row = 2; row < 40_000; row++) {
            writer.add(0, many(row));
        }
        reopen();
        assertThat(evidence()).isEqualTo(Evidence.NONE);
        assertThat(store.imports().confirm(ours, writer.id(), ACTOR)).isEqualTo(new Confirmation.NotStaged());
        assertThat(store.imports().history(ours)).hasSize(1);
        clock.pass(Duration.ofHours(25));
        reopen();
        assertThat(store.imports().history(ours)).isEmpty();
    }

    @Test
    void discarding_that_a_crash_ended_is_finished_when_the_store_is_opened() throws SQLException {
        var kept = take(TRAININGS, earned(vendor("2", "b@example.com"), "az-104", "2027-03-01", 2));
        var id = stage(LIFETIME, earned(vendor("1", "a@example.com"), "dp-203", "2027-03-01", 2));
        tamper("INSERT INTO import_events (organisation, import, event, at, actor, platform)"
                + " SELECT organisation, id, 'discarded', recorded, actor, platform FROM imports WHERE organisation = "
                + ours.value() + " AND id = " + id.value());
        for (var table : List.of("certifications", "people", "person_identifiers")) {
            assertThat(importsIn(table)).as(table).containsOnly(kept.value());
        }
        assertThat(store.imports().find(ours, id).orElseThrow().state()).isEqualTo(ImportRecord.State.DISCARDED);
        assertThat(evidence().certifications()).hasSize(1);
    }

    private List<Long> importsIn(String table) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var row = statement
                        .executeQuery("SELECT import FROM " + table + " WHERE organisation = " + ours.value())) {
            List<Long> imports = new ArrayList<>();
            while (row.next()) {
                imports.add(row.getLong(1));
            }
            return imports;
        }
    }

    @Test
    void rows_that_contradict_each_other_are_settled_alike_each_time_they_come() {
        var rows = new Entry[]{consumed("t1", "2026-10", "Storage", "1", 2),
                consumed("t1", "2026-10", "Storage", "2", 3)};
        take(USAGE, rows);
        assertThat(changes(take(USAGE, rows), FactKind.USAGE)).isEqualTo(new Changes(0, 0, 1, 0, 0));
        assertThat(amounts()).containsExactly("1");
    }

    @Test
    void an_import_closed_before_it_is_finished_leaves_no_trace() {
        try (var writer = begin(USAGE)) {
            writer.add(0, consumed("t1", "2026-10", "Storage", "1", 2));
        }
        assertThat(store.imports().history(ours)).isEmpty();
    }

    @Test
    void an_import_is_not_begun_within_a_transaction() {
        assertThatThrownBy(() -> store.together(() -> begin(USAGE))).hasMessageContaining("outside of any transaction");
        assertThat(store.imports().history(ours)).isEmpty();
    }

    @Test
    void the_history_tells_what_came_in_by_whom() {
        var first = take(USAGE, consumed("t1", "2026-10", "Storage", "1", 2));
        undo(first);
        var second = stage(LIFETIME, earned(vendor("1"), "dp-203", "2027-03-01", 2));
        assertThat(store.imports().history(ours)).extracting(ImportRecord::id).containsExactly(second, first);
        assertThat(store.imports().history(ours)).extracting(ImportRecord::state)
                .containsExactly(ImportRecord.State.STAGED, ImportRecord.State.RETRACTED);
        assertThat(store.imports().find(ours, first)).hasValueSatisfying(record -> {
            assertThat(record.files()).containsExactly(USAGE);
            assertThat(record.actor()).isEqualTo(ACTOR);
        });
        var discarded = stage(USAGE, consumed("t2", "2026-10", "Storage", "1", 2));
        store.imports().discard(ours, discarded, ACTOR);
        var begun = begin(PEOPLE).id();
        assertThat(List.of(begun, discarded, second, first)).map(id -> store.imports().find(ours, id).orElseThrow())
                .isEqualTo(store.imports().history(ours));
        assertThat(store.imports().find(ours, new ImportId(99))).isEmpty();
    }

    // People

    @Test
    void rows_that_share_an_identifier_speak_of_one_person() {
        take(LIFETIME, earned(vendor("1", "a@example.com"), "dp-203", "2027-03-01", 2),
                earned(vendor("2", "A@Example.com "), "az-104", "2027-03-01", 3));
        assertThat(evidence().certifications()).extracting(Certification::person).hasSize(2)
                .containsOnly(evidence().certifications().getFirst().person());
        var counts = store.imports().history(ours).getFirst().counts();
        assertThat(counts.peopleNew()).isEqualTo(1);
        assertThat(counts.peopleMatched()).isZero();
    }

    @Test
    void a_later_row_can_show_two_people_to_be_one_and_undo_parts_them() {
        take(TRAININGS, earned(vendor("1", "a@example.com"), "dp-203", "2027-03-01", 2),
                earned(vendor("2", "b@example.com"), "az-104", "2027-03-01", 3));
        assertThat(store.people().of(ours)).hasSize(2);
        var linking = take(PEOPLE,
                new Entry.Employed(
                        new PersonClues(Optional.of("NL1"), Optional.empty(), Optional.empty(),
                                List.of("a@example.com", "b@example.com"), Optional.of("Ada Example")),
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty(), 2));
        assertThat(store.people().of(ours).values()).singleElement().satisfies(person -> {
            assertThat(person.name()).contains("Ada Example");
            assertThat(person.vendorIds()).containsExactlyInAnyOrder("1", "2");
            assertThat(person.alsoKnownAs()).hasSize(1);
        });
        assertThat(evidence().certifications()).extracting(Certification::person)
                .containsOnly(evidence().certifications().getFirst().person());
        undo(linking);
        assertThat(store.people().of(ours)).hasSize(2);
    }

    @Test
    void a_person_stays_the_same_when_the_import_that_brought_them_is_undone() {
        var first = take(TRAININGS, earned(vendor("1", "a@example.com"), "dp-203", "2027-03-01", 2));
        var person = evidence().certifications().getFirst().person();
        take(PEOPLE, employed("NL1", "Ada Example", "a@example.com", "a@example.com", 2));
        undo(first);
        take(TRAININGS, earned(vendor("9", "a@example.com"), "az-104", "2027-03-01", 2));
        assertThat(evidence().certifications()).extracting(Certification::person).containsExactly(person);
    }

    @Test
    void the_firms_own_spelling_of_a_name_goes_before_an_exports() {
        take(PEOPLE, employed("NL1", "Zoë Straßer", "z@example.com", "boss@example.com", 2));
        take(TRAININGS, earned(named(vendor("1", "z@example.com"), "ZOE STRASSER"), "dp-203", "2027-03-01", 2));
        var person = evidence().certifications().getFirst().person();
        var people = store.people().of(ours);
        assertThat(people).hasSize(2);
        assertThat(people.get(person)).satisfies(found -> {
            assertThat(found.name()).contains("Zoë Straßer");
            assertThat(found.addresses()).containsExactly("z@example.com");
            assertThat(found.slackUsers()).containsExactly("UNL1");
            assertThat(found.manager().map(people::get).map(Person::addresses)).contains(List.of("boss@example.com"));
        });
    }

    @Test
    void equal_names_do_not_make_one_person() {
        take(TRAININGS, earned(named(vendor("1"), "Ada Example"), "dp-203", "2027-03-01", 2),
                earned(named(vendor("2"), "Ada Example"), "dp-203", "2027-03-01", 3));
        assertThat(store.people().of(ours)).hasSize(2);
    }

    @Test
    void a_customers_report_names_a_customer_before_usage_rows_do() {
        take(USAGE, consumed("t1", "2026-10", "Storage", "1", 2), consumed("t2", "2026-10", "Storage", "1", 3));
        take(new ImportFile("customers.csv", "aa", Origin.Kind.CUSTOMERS_EXPORT, ""), customer("t1", "Werft SE", 2));
        take(USAGE, consumed("t1", "2026-09", "Storage", "1", 2));
        assertThat(store.customers().of(ours).values()).extracting(Customer::name).containsExactlyInAnyOrder("Werft SE",
                "Customer t2");
    }

    // Organisations

    @Test
    void an_organisations_name_is_taken_once_in_whatever_capitals() {
        assertThat(store.organisations().add("NORDLICHT", ZoneOffset.UTC, false, ACTOR)).isEmpty();
        assertThat(store.organisations().find("nordlicht").orElseThrow().id()).isEqualTo(ours);
        store.organisations().fixToday(ours, Optional.of(LocalDate.of(2026, 11, 1)));
        assertThat(store.organisations().get(ours).orElseThrow().fixedToday()).contains(LocalDate.of(2026, 11, 1));
    }

    @Test
    void a_workspace_belongs_to_one_organisation() {
        assertThat(store.organisations().link(ours, "slack", "T1", ACTOR)).isEqualTo(ours);
        assertThat(store.organisations().link(theirs, "slack", "T1", ACTOR)).isEqualTo(ours);
        assertThat(store.organisations().linked("slack", "T1")).contains(ours);
        assertThat(store.organisations().linked("teams", "T1")).isEmpty();
    }

    @Test
    void the_last_grant_or_retraction_of_a_role_holds() {
        store.roles().grant(ours, "Ada@Example.com", Role.MANAGER, ACTOR);
        store.roles().grant(ours, "ada@example.com", Role.ADMIN, ACTOR);
        assertThat(store.roles().of(ours, "ADA@example.com")).contains(Role.ADMIN);
        store.roles().retract(ours, "ada@example.com", ACTOR);
        assertThat(store.roles().of(ours, "ada@example.com")).isEmpty();
    }

    @Test
    void two_organisations_never_see_each_other() {
        var id = take(USAGE, consumed("t1", "2026-10", "Storage", "1", 2));
        take(LIFETIME, earned(vendor("1", "a@example.com"), "dp-203", "2027-03-01", 2));
        take(PEOPLE, Rows.achieved("A bank", true, 2), Rows.attested("agreement_signed", true, "Ada Example", 3));
        var staged = stage(TRAININGS, earned(vendor("2"), "az-104", "2027-03-01", 2));
        store.roles().grant(ours, "ada@example.com", Role.ADMIN, ACTOR);
        store.organisations().link(ours, "slack", "T1", ACTOR);
        store.deliveries().once(Optional.of(ours), "event 1", () -> "ours");
        var before = evidence();
        var version = store.evidence().version(ours);

        assertThat(store.evidence().of(theirs)).isEqualTo(Evidence.NONE);
        assertThat(store.evidence().of(theirs, Optional.of(clock.instant()), Optional.of("1204902")))
                .isEqualTo(Evidence.NONE);
        assertThat(store.evidence().version(theirs)).isZero();
        assertThat(store.people().of(theirs)).isEmpty();
        assertThat(store.customers().of(theirs)).isEmpty();
        assertThat(store.imports().history(theirs)).isEmpty();
        assertThat(store.imports().find(theirs, id)).isEmpty();
        assertThat(store.imports().confirm(theirs, staged, ACTOR)).isEqualTo(new Confirmation.NotStaged());
        assertThat(store.imports().discard(theirs, staged, ACTOR)).isFalse();
        assertThat(store.imports().retract(theirs, id, ACTOR)).isEqualTo(new Retraction.NotVisible());
        assertThat(store.roles().of(theirs, "ada@example.com")).isEmpty();
        assertThat(store.roles().all(theirs)).isEmpty();
        store.roles().retract(theirs, "ada@example.com", ACTOR);
        assertThat(store.audit().of(theirs)).extracting(AuditEntry::action).containsExactly("organisation.added");
        assertThat(store.deliveries().once(Optional.of(theirs), "event 1", () -> "theirs"))
                .isEqualTo(new Delivery.First("theirs"));
        store.organisations().resetSample(theirs, ACTOR);
        store.organisations().fixToday(theirs, Optional.of(LocalDate.EPOCH));
        stage(theirs, TRAININGS, earned(vendor("1", "a@example.com"), "dp-203", "2027-03-01", 2));
        assertThat(store.imports().history(theirs).getFirst().counts().peopleNew()).isEqualTo(1);
        store.organisations().erase(theirs);

        assertThat(evidence()).isEqualTo(before);
        assertThat(store.evidence().version(ours)).isEqualTo(version);
        assertThat(store.roles().of(ours, "ada@example.com")).contains(Role.ADMIN);
        assertThat(store.organisations().linked("slack", "T1")).contains(ours);
        assertThat(store.imports().find(ours, staged).orElseThrow().state()).isEqualTo(ImportRecord.State.STAGED);
        assertThat(store.audit().verify(ours)).isInstanceOf(AuditCheck.Intact.class);
    }

    @Test
    void only_the_sample_is_reset() {
        take(USAGE, consumed("t1", "2026-10", "Storage", "1", 2));
        store.organisations().resetSample(ours, ACTOR);
        assertThat(amounts()).hasSize(1);
        var sample = store.organisations().add("sample", ZoneOffset.UTC, true, ACTOR).orElseThrow().id();
        var id = stage(sample, USAGE, consumed("t1", "2026-10", "Storage", "1", 2));
        store.imports().confirm(sample, id, ACTOR);
        store.organisations().resetSample(sample, ACTOR);
        assertThat(store.evidence().of(sample)).isEqualTo(Evidence.NONE);
        assertThat(store.imports().history(sample)).isEmpty();
        assertThat(store.audit().verify(sample)).isInstanceOf(AuditCheck.Intact.class);
    }

    // Audit

    @Test
    void what_is_done_is_written_into_the_audit_trail() {
        undo(take(USAGE, consumed("t1", "2026-10", "Storage", "1", 2)));
        store.roles().grant(ours, "ada@example.com", Role.ADMIN, ACTOR);
        store.audit().append(ours, ACTOR, "revenue.read", List.of("customer/t1", "customer/t2"), "shown");
        assertThat(store.audit().of(ours)).extracting(AuditEntry::action).containsExactly("organisation.added",
                "import.confirmed", "import.retracted", "role.granted", "revenue.read");
        assertThat(store.audit().of(ours)).extracting(AuditEntry::objects).last().asString().contains("customer/t2")
                .doesNotContain("ada");
        assertThat(store.audit().verify(ours)).isEqualTo(new AuditCheck.Intact(5));
    }

    @Test
    void an_edited_audit_entry_is_found() throws SQLException {
        fourEntries();
        tamper("UPDATE audit SET actor = 'U2' WHERE organisation = " + ours.value() + " AND sequence = 2");
        assertThat(store.audit().verify(ours)).isEqualTo(new AuditCheck.Broken(2));
        assertThat(store.audit().verify(theirs)).isEqualTo(new AuditCheck.Intact(1));
    }

    @Test
    void a_deleted_audit_entry_is_found() throws SQLException {
        fourEntries();
        tamper("DELETE FROM audit WHERE organisation = " + ours.value() + " AND sequence = 3");
        assertThat(store.audit().verify(ours)).isEqualTo(new AuditCheck.Broken(3));
    }

    @Test
    void a_deleted_last_audit_entry_is_found() throws SQLException {
        fourEntries();
        tamper("DELETE FROM audit WHERE organisation = " + ours.value() + " AND sequence = 4");
        assertThat(store.audit().verify(ours)).isEqualTo(new AuditCheck.Broken(4));
    }

    @Test
    void audit_entries_put_into_another_order_are_found() throws SQLException {
        fourEntries();
        var of = " WHERE organisation = " + ours.value() + " AND sequence = ";
        tamper("UPDATE audit SET sequence = 99" + of + 2);
        tamper("UPDATE audit SET sequence = 2" + of + 3);
        tamper("UPDATE audit SET sequence = 3" + of + 99);
        assertThat(store.audit().verify(ours)).isEqualTo(new AuditCheck.Broken(2));
    }

    private void fourEntries() {
        for (int entry = 2; entry <= 4; entry++) {
            store.audit().append(ours, ACTOR, "revenue.read", List.of("customer/t" + entry), "shown");
        }
        assertThat(store.audit().verify(ours)).isEqualTo(new AuditCheck.Intact(4));
    }

    // Deliveries

    @Test
    void a_delivery_takes_effect_once_though_eight_come_at_the_same_time() throws Exception {
        var barrier = new CyclicBarrier(8);
        Callable<Delivery> deliver = () -> {
            barrier.await();
            return store.deliveries().once(Optional.of(ours), "slack T1 event 7", () -> {
                store.audit().append(ours, ACTOR, "something.done", List.of(), "done");
                return "answer 7";
            });
        };
        List<Delivery> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(Collections.nCopies(8, deliver))) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).filteredOn(Delivery.First.class::isInstance).hasSize(1);
        assertThat(answers).extracting(Delivery::answer).containsOnly("answer 7");
        assertThat(store.audit().of(ours)).filteredOn(entry -> entry.action().equals("something.done")).hasSize(1);
        assertThat(store.audit().verify(ours)).isEqualTo(new AuditCheck.Intact(2));
    }

    @Test
    void a_delivery_whose_effect_fails_left_nothing_and_may_come_again() {
        assertThatThrownBy(() -> store.deliveries().once(Optional.of(ours), "event 1", () -> {
            store.audit().append(ours, ACTOR, "something.done", List.of(), "done");
            throw new IllegalStateException("the effect failed");
        })).hasMessage("the effect failed");
        assertThat(store.audit().verify(ours)).isEqualTo(new AuditCheck.Intact(1));
        assertThat(store.deliveries().once(Optional.of(ours), "event 1", () -> "done"))
                .isEqualTo(new Delivery.First("done"));
        assertThat(store.deliveries().once(Optional.of(ours), "event 1", () -> "done twice"))
                .isEqualTo(new Delivery.Again("done"));
    }

    @Test
    void audit_entries_of_many_threads_form_one_chain() throws Exception {
        Callable<Boolean> append = () -> {
            store.audit().append(ours, ACTOR, "revenue.read", List.of(), "shown");
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(Collections.nCopies(40, append))) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(store.audit().verify(ours)).isEqualTo(new AuditCheck.Intact(41));
    }
}
