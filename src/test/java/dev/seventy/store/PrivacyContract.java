package dev.seventy.store;

import static dev.seventy.store.Rows.LIFETIME;
import static dev.seventy.store.Rows.PEOPLE;
import static dev.seventy.store.Rows.TRAININGS;
import static dev.seventy.store.Rows.attested;
import static dev.seventy.store.Rows.consumed;
import static dev.seventy.store.Rows.earned;
import static dev.seventy.store.Rows.named;
import static dev.seventy.store.Rows.planned;
import static dev.seventy.store.Rows.vendor;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonClues;
import dev.seventy.evidence.PersonId;
import dev.seventy.evidence.PlaybookEntry;
import dev.seventy.slack.fake.Until;
import org.junit.jupiter.api.Test;

/** What the store promises to those whose data it holds, on every database. */
abstract class PrivacyContract extends ChatContract {

    private static final Actor MARKED = new Actor("slack:T1:UMARKER77", "slack");
    private static final Pattern LISTED = Pattern
            .compile("\\| `([a-z_]+)` \\| ((?:`[a-z_0-9]+`(?:, )?)+) \\| ([^|]+) \\| ([a-z0-9 ]+) \\|");

    // The list of columns

    /** Lines of the list in docs/privacy.md. */
    private record Listed(String table, List<String> columns, String whenForgotten) {
    }

    private static List<Listed> listed() throws IOException {
        var listed = new ArrayList<Listed>();
        var matcher = LISTED.matcher(Files.readString(Path.of("docs/privacy.md")));
        while (matcher.find()) {
            assertThat(matcher.group(3)).isNotBlank();
            listed.add(new Listed(matcher.group(1), List.of(matcher.group(2).replace("`", "").split(", ")),
                    matcher.group(4).strip()));
        }
        return listed;
    }

    private Map<String, Set<String>> columns() throws SQLException {
        Map<String, Set<String>> columns = new TreeMap<>();
        try (var connection = DriverManager.getConnection(url);
                var found = connection.getMetaData().getColumns(null, url.contains("postgres") ? "public" : null, "%",
                        "%")) {
            while (found.next()) {
                var table = found.getString("TABLE_NAME");
                if (!table.startsWith("flyway") && !table.startsWith("sqlite")
                        && Set.of("TABLE", "BASE TABLE").contains(tableType(connection.getMetaData(), table))) {
                    columns.computeIfAbsent(table, _ -> new TreeSet<>()).add(found.getString("COLUMN_NAME"));
                }
            }
        }
        return columns;
    }

    private static String tableType(java.sql.DatabaseMetaData data, String table) throws SQLException {
        try (var found = data.getTables(null, data.getURL().contains("postgres") ? "public" : null, table, null)) {
            return found.next() ? found.getString("TABLE_TYPE") : "";
        }
    }

    @Test
    void every_column_has_its_purpose_and_what_becomes_of_it_in_the_list() throws Exception {
        Map<String, Set<String>> listed = new TreeMap<>();
        for (var line : listed()) {
            for (var column : line.columns()) {
                assertThat(listed.computeIfAbsent(line.table(), _ -> new TreeSet<>()).add(column))
                        .as(line.table() + "." + column + " is listed once").isTrue();
            }
            assertThat(line.whenForgotten()).isIn("stays", "goes", "blank", "alias", "random", "text", "sealed",
                    "at its end");
        }
        assertThat(listed).isEqualTo(columns());
    }

    // Somebody whose every trace is a marker

    private PersonClues marked(String vendorId) {
        return new PersonClues(Optional.of("marker-key"), Optional.of(vendorId), Optional.of("marker-directory"),
                List.of("marker@example.com", "marker.private@example.com"), Optional.of("Marker Person"));
    }

    private Entry.Employed employed(PersonClues who, String manager, int row) {
        return new Entry.Employed(who, Optional.of(manager), Optional.of("marker town"), Optional.of("marker role"),
                Optional.of(LocalDate.of(2020, 1, 1)), Optional.empty(), Optional.of("UMARKER77"),
                Optional.of("marker-teams"), row);
    }

    private PersonId seeded() {
        take(LIFETIME, earned(marked("marker-vendor"), "dp-203", "2027-03-01", 2),
                earned(named(vendor("2", "bo@example.com"), "Bo Else"), "dp-203", "2027-03-01", 3));
        take(PEOPLE, employed(marked("marker-vendor"), "bo@example.com", 2),
                new Entry.Employed(named(vendor("2", "bo@example.com"), "Bo Else"), Optional.of("marker@example.com"),
                        Optional.of("Oslo"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty(), 3));
        take(new ImportFile("cv of Marker Person.csv", "aa", Origin.Kind.ATTESTATIONS_TEMPLATE, ""),
                attested("agreement_signed", true, "marker@example.com", 2));
        take(new ImportFile("playbook.csv", "ab", Origin.Kind.PLAYBOOK_TEMPLATE, ""),
                planned("SI-2", "owner", Optional.empty(), Optional.of("marker@example.com"), 2),
                planned("SI-2", "note", Optional.of("asked Marker Person"), Optional.empty(), 3),
                new Entry.Planned(LocalDate.of(2026, 9, 30), PlaybookEntry.Part.ACTION, "SI-1", "status",
                        Optional.of("done"), Optional.empty(), Optional.of("by Marker Person"), Optional.empty(), 4),
                integrator("Marker Person GmbH", "SI-C4", 5), integrator("Bookmarker GmbH", "SI-C4", 6),
                integrator("marker person gmbh", "SI-C1", 7));
        store.accounts().identified(ours, "slack", "T1", "UMARKER77",
                new Account.Profile("Marker Account", Optional.of("Marker@example.com"), Account.Standing.MEMBER,
                        Locale.UK, Optional.of(ZoneId.of("Europe/Berlin"))));
        clock.pass(Duration.ofMinutes(1));
        store.imports().told(ours, MARKED, "certification",
                List.of(earned(vendor("marker-vendor"), "az-104", "2027-05-01", 1)), true);
        // The same human by another id, in an import that nobody has confirmed.
        stage(TRAININGS, earned(named(vendor("marker-other", "marker.private@example.com"), "Marker Staged"), "ai-102",
                "2027-01-01", 2));
        store.roles().grant(ours, "marker@example.com", Role.MANAGER, MARKED);
        store.roles().grant(ours, "slack:T1:UMARKER77", Role.ADMIN, ACTOR);
        store.settings().set(ours, "digest.day", "MONDAY", MARKED);
        store.deliveries().once(Optional.of(ours), "ask:slack:T1:UMARKER77:2026", () -> "");
        store.deliveries().once(Optional.of(ours), "other", () -> "ANSWER Marker Person is a Champion now.");
        store.deliveries().once(Optional.of(ours), "unrelated", () -> "ANSWER Bookmarker is one word.");
        store.drafts(Optional.empty()).keep(new Drafts.Owner(ours, "slack", "T1", "UMARKER77", ""), Drafts.Kind.OPEN,
                "marker passed", clock.instant().plusSeconds(60));
        var marked = store.people().of(ours).values().stream()
                .filter(person -> person.name().equals(Optional.of("Marker Person"))).findFirst().orElseThrow().id();
        var may = LocalDate.of(2027, 5, 1);
        store.assignments().add(ours, new Assignments.Draft(marked, "marker", may, Optional.empty(), may), ACTOR);
        var bo = store.people().of(ours).keySet().stream().filter(id -> !id.equals(marked)).findFirst().orElseThrow();
        store.assignments().add(ours, new Assignments.Draft(bo, "az-305", may, Optional.empty(), may), MARKED);
        var day = LocalDate.of(2026, 11, 20);
        var credential = new CredentialId("marker-credential");
        store.nudges().tell(ours, new Nudges.Sent(marked, "marker-week", day, false),
                List.of(new Nudges.Told(marked, marked, credential, day.plusDays(60), "60", day)));
        var manager = new PersonId("their-manager");
        store.nudges().tell(ours, new Nudges.Sent(manager, "2026-W47", day, true),
                List.of(new Nudges.Told(manager, marked, credential, day.plusDays(60), "14", day)));
        store.nudges().pause(ours, new Nudges.Pause(marked, Optional.of(credential), day, Optional.empty()), MARKED);
        for (var shared : List.of(true, false)) {
            store.digests().add(ours,
                    new Digests.Draft(
                            new Subscription.Place("slack", "T1", Optional.empty(), shared ? "C1" : "UMARKER77",
                                    shared),
                            "UMARKER77", new Rhythm(DayOfWeek.MONDAY, LocalTime.of(9, 0), ZoneId.of("Europe/Berlin")),
                            Subscription.Scope.EVERYTHING),
                    MARKED);
        }
        store.errands().add(ours, new Errands.Draft("slack:T1:UMARKER77", "reply", "slack", "T1", "sealed",
                clock.instant(), clock.instant().plusSeconds(60)));
        var vault = Vault.of(VaultTest.FIRST);
        store.installations(vault)
                .save(new Installation("slack", Optional.empty(), Optional.of("T1"), "Nordlicht", "xoxb-1",
                        Optional.empty(), Optional.empty(), "UBOT", Set.of(), Optional.of("UMARKER77"), "A1",
                        clock.instant(), Installation.State.ACTIVE, Optional.empty()));
        begun(Optional.empty(), "account:UMARKER77");
        begun(Optional.empty(), "hello\\nMarker Person passed");
        begun(Optional.empty(), "marker cleared it");
        begun(Optional.empty(), "=person:" + marked);
        begun(Optional.empty(), "Bookmarker of Bo Else");
        return marked;
    }

    private static Entry.Planned integrator(String name, String criterion, int row) {
        return new Entry.Planned(LocalDate.of(2026, 9, 30), PlaybookEntry.Part.INTEGRATOR, name, criterion,
                Optional.of("no"), Optional.empty(), Optional.empty(), Optional.empty(), row);
    }

    /** What somebody else began to tell. */
    private void begun(Optional<Vault> vault, String content) {
        store.drafts(vault).keep(new Drafts.Owner(ours, "slack", "T1", "UBO", ""), Drafts.Kind.OPEN, content,
                clock.instant().plusSeconds(60));
    }

    private Map<String, Map<String, List<String>>> dump() throws SQLException {
        Map<String, Map<String, List<String>>> dump = new TreeMap<>();
        try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
            for (var table : columns().keySet()) {
                Map<String, List<String>> values = new HashMap<>();
                try (var rows = statement.executeQuery("SELECT * FROM " + table)) {
                    while (rows.next()) {
                        for (int index = 1; index <= rows.getMetaData().getColumnCount(); index++) {
                            values.computeIfAbsent(rows.getMetaData().getColumnName(index), _ -> new ArrayList<>())
                                    .add(String.valueOf(rows.getString(index)));
                        }
                    }
                }
                dump.put(table, values);
            }
        }
        return dump;
    }

    private static List<String> values(Map<String, Map<String, List<String>>> dump, String table, String column) {
        return dump.getOrDefault(table, Map.of()).getOrDefault(column, List.of());
    }

    private static boolean isMarked(String text) {
        return text.toLowerCase(Locale.ROOT).matches("(?s).*marker.*") && !text.contains("Bookmarker");
    }

    private void awaitWiped() {
        Until.holds("the bytes are overwritten", () -> store.forgetting().unwiped().isEmpty());
    }

    @Test
    void nothing_of_somebody_who_was_forgotten_is_in_any_table() throws Exception {
        var person = seeded();
        var before = dump();
        for (var line : listed()) {
            if (Set.of("goes", "alias", "text", "at its end").contains(line.whenForgotten())
                    && !line.table().equals("scheduled_tasks")) {
                assertThat(line.columns()).as("%s is seeded", line).anyMatch(
                        column -> values(before, line.table(), column).stream().anyMatch(PrivacyContract::isMarked));
            }
        }
        var forgotten = store.forgetting().forget(ours, Forgetting.Whom.person(person), MARKED);

        assertThat(forgotten).isEqualTo(new Forgetting.Forgotten(2, 1, 1, 2));
        var after = dump();
        assertThat(values(after, "drafts", "content")).containsExactly("Bookmarker of Bo Else");
        after.forEach((table, columns) -> columns.forEach(
                (column, values) -> assertThat(values).as(table + "." + column).noneMatch(PrivacyContract::isMarked)));
        for (var line : listed()) {
            if (line.whenForgotten().equals("random")) {
                line.columns().forEach(column -> assertThat(values(after, line.table(), column))
                        .as(line.table() + "." + column).isNotEqualTo(values(before, line.table(), column)));
            }
        }
        assertThat(store.audit().verify(ours)).isInstanceOf(AuditCheck.Intact.class);
        assertThat(store.audit().of(ours)).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("person.forgotten");
            assertThat(entry.actor().id()).matches("a[0-9a-f]{24}");
        });
        awaitWiped();
        assertNoBytes("marker");
    }

    @Test
    void the_lane_of_what_was_under_way_is_emptied_with_its_end() throws Exception {
        var person = seeded();
        var running = store.errands().claim("slack:T1:UMARKER77", clock.instant(), Duration.ofSeconds(30), _ -> true)
                .orElseThrow();
        store.forgetting().forget(ours, Forgetting.Whom.person(person), MARKED);
        assertThat(values(dump(), "errands", "lane")).as("it is being done").anyMatch(PrivacyContract::isMarked);
        assertThat(store.errands().done(running, "")).isTrue();
        assertThat(values(dump(), "errands", "lane")).noneMatch(PrivacyContract::isMarked);
    }

    @Test
    void the_lane_of_what_may_have_arrived_goes_with_whoever_it_is_named_after() throws Exception {
        var person = seeded();
        var running = store.errands().claim("slack:T1:UMARKER77", clock.instant(), Duration.ofSeconds(30), _ -> true)
                .orElseThrow();
        store.forgetting().forget(ours, Forgetting.Whom.person(person), MARKED);
        assertThat(store.errands().unknown(running, "abandoned")).isTrue();
        assertThat(values(dump(), "errands", "lane")).noneMatch(PrivacyContract::isMarked);
    }

    @Test
    void of_the_playbook_it_stays_what_is_done_and_nobody_whom_it_meant() {
        var person = seeded();
        assertThat(store.forgetting().ids(ours, Forgetting.Whom.person(person))).contains(person);
        assertThat(store.evidence().playbook(ours, Optional.empty())).first()
                .satisfies(owner -> assertThat(owner.person()).contains(person));
        store.forgetting().forget(ours, Forgetting.Whom.person(person), ACTOR);
        assertThat(store.evidence().playbook(ours, Optional.empty())).satisfiesExactly(
                owner -> assertThat(owner.isCleared()).isTrue(), note -> assertThat(note.isCleared()).isTrue(),
                done -> {
                    assertThat(done.value()).contains("done");
                    assertThat(done.note()).isEmpty();
                }, delivery -> assertThat(delivery.item()).isEqualTo("forgotten integrator 1"),
                other -> assertThat(other.item()).isEqualTo("Bookmarker GmbH"),
                appsFirst -> assertThat(appsFirst.item()).isEqualTo("forgotten integrator 1"));
    }

    @Test
    void whoever_is_known_by_a_name_alone_that_is_theirs_or_their_accounts_is_forgotten_with_them() {
        var person = seeded();
        take(new ImportFile("outside.csv", "ac", Origin.Kind.PLAYBOOK_TEMPLATE, ""),
                planned("PS-1", "owner", Optional.empty(), Optional.of("marker account"), 2),
                planned("PS-2", "owner", Optional.empty(), Optional.of("Marker Else"), 3));
        store.forgetting().forget(ours, Forgetting.Whom.person(person), ACTOR);
        assertThat(store.evidence().playbook(ours, Optional.empty()))
                .filteredOn(entry -> entry.item().startsWith("PS-"))
                .satisfiesExactly(one -> assertThat(one.isCleared()).isTrue(),
                        other -> assertThat(store.people().of(ours).values())
                                .filteredOn(known -> other.person().equals(Optional.of(known.id()))).singleElement()
                                .satisfies(known -> assertThat(known.name()).contains("Marker Else")));
    }

    /** Where the files of the database can be read. */
    void assertNoBytes(String text) throws IOException {
    }

    @Test
    void totals_and_other_people_stay_as_they_were() {
        var person = seeded();
        store.forgetting().forget(ours, Forgetting.Whom.person(person), ACTOR);
        assertThat(evidence().certifications()).extracting(held -> held.credential().value()).containsExactly("dp-203",
                "dp-203");
        assertThat(evidence().measures()).hasSize(1);
        assertThat(store.people().of(ours).values()).filteredOn(known -> known.name().isPresent()).singleElement()
                .satisfies(bo -> {
                    assertThat(bo.name()).contains("Bo Else");
                    assertThat(bo.addresses()).containsExactly("bo@example.com");
                    assertThat(bo.manager()).isEmpty();
                    assertThat(bo.location()).contains("Oslo");
                });
    }

    @Test
    void what_was_only_told_goes_and_what_it_had_replaced_stays_replaced() {
        take(new ImportFile("certs.csv", "aa", Origin.Kind.CERTIFICATIONS_TEMPLATE, ""),
                earned(vendor("1", "ada@example.com"), "az-104", "2027-01-01", 2));
        clock.pass(Duration.ofMinutes(1));
        store.imports().told(ours, ACTOR, "certification",
                List.of(earned(vendor("1", "ada@example.com"), "az-104", "2028-01-01", 1)), true);
        var ada = evidence().certifications().getFirst().person();
        store.forgetting().forget(ours, Forgetting.Whom.person(ada), ACTOR);
        assertThat(evidence().certifications()).isEmpty();
        assertThat(store.people().of(ours)).isEmpty();
    }

    @Test
    void what_a_wallet_shows_goes_on_counting_whatever_was_told_beside_it() {
        var wallet = new ImportFile("wallet.csv", "aa", Origin.Kind.WALLET, "");
        take(wallet, earned(PersonClues.written("ada@example.com"), "dbx-de-associate", "2027-03-01", 2));
        clock.pass(Duration.ofMinutes(1));
        store.imports().told(ours, ACTOR, "a certification",
                List.of(earned(PersonClues.written("ada@example.com"), "dbx-de-associate", "2028-03-01", 0)), false);
        var ada = evidence().certifications().getFirst().person();
        var forgotten = store.forgetting().forget(ours, Forgetting.Whom.person(ada), ACTOR);
        assertThat(forgotten).isEqualTo(new Forgetting.Forgotten(1, 1, 0, 0));
        assertThat(evidence().certifications()).singleElement()
                .satisfies(held -> assertThat(held.origin().kind()).isEqualTo(Origin.Kind.WALLET));
    }

    @Test
    void what_was_told_and_stood_in_the_place_of_a_wallets_row_gives_it_back() throws Exception {
        var wallet = new ImportFile("wallet.csv", "aa", Origin.Kind.WALLET, "");
        var ada = PersonClues.written("ada@example.com");
        var first = take(wallet, earned(ada, "dbx-de-associate", "2027-03-01", 2),
                earned(ada, "dbx-de-professional", "2027-03-01", 3));
        clock.pass(Duration.ofMinutes(1));
        var told = store.imports()
                .told(ours, ACTOR, "a certification", List.of(earned(ada, "dbx-de-associate", "2028-03-01", 0)), false)
                .orElseThrow();
        var second = take(wallet, earned(ada, "dbx-de-professional", "2028-03-01", 2));
        tamper("INSERT INTO supersessions (organisation, kind, import, ordinal, by_import) VALUES (" + ours.value()
                + ", 'CERTIFICATION', " + first.value() + ", 0, " + told.value() + ")");
        tamper("DELETE FROM supersessions WHERE by_import = " + second.value());
        assertThat(evidence().certifications()).hasSize(3);
        var migration = PrivacyContract.class.getResource("/db/migration/V11__wallets.sql");
        for (var statement : Files.readString(Path.of(migration.toURI())).split(";\n")) {
            tamper(statement);
        }
        assertThat(evidence().certifications()).extracting(
                held -> held.credential().value() + " " + held.origin().kind() + " " + held.expires().orElseThrow())
                .containsExactlyInAnyOrder("dbx-de-associate WALLET 2027-03-01", "dbx-de-associate CHAT 2028-03-01",
                        "dbx-de-professional WALLET 2028-03-01");
    }

    @Test
    void what_is_sealed_is_opened_to_be_searched_and_goes_where_its_key_is_gone() {
        take(LIFETIME, earned(named(vendor("1", "ada@example.com"), "Ada Nord"), "dp-203", "2027-03-01", 2));
        var ada = evidence().certifications().getFirst().person();
        var ours = Vault.of(VaultTest.FIRST);
        var gone = Vault.of(VaultTest.SECOND);
        errand(ours, "{\"text\":\"Passed:\\nAda Nord, DP-600\"}");
        errand(ours, "of others");
        errand(gone, "of nobody knows whom");
        begun(Optional.of(ours), "Ada passed DP-600");
        begun(Optional.of(ours), "Bo passed DP-600");
        begun(Optional.of(gone), "Bo passed DP-700");
        store.forgetting().openWith(ours);
        store.forgetting().forget(this.ours, Forgetting.Whom.person(ada), ACTOR);
        assertThat(StoredErrands.withState(store, this.ours, Errand.State.WAITING))
                .extracting(errand -> ours.open(errand.payload(), Errands.context(this.ours)))
                .containsExactly("of others");
        assertThat(store.drafts(Optional.of(ours)).newest(new Drafts.Owner(this.ours, "slack", "T1", "UBO", ""),
                Drafts.Kind.OPEN)).get().satisfies(kept -> assertThat(kept.content()).isEqualTo("Bo passed DP-600"));
    }

    private void errand(Vault vault, String payload) {
        store.errands().add(ours, new Errands.Draft("lane", "reply", "slack", "T1",
                vault.seal(payload, Errands.context(ours)), clock.instant(), clock.instant().plusSeconds(60)));
    }

    @Test
    void the_vendors_count_goes_on_until_its_export_comes_without_them() {
        var ada = forgottenAda();
        take(LIFETIME, earned(vendor("2", "bo@example.com"), "dp-203", "2027-03-01", 2));
        assertThat(evidence().certifications()).singleElement()
                .satisfies(held -> assertThat(held.person()).isNotEqualTo(ada));
    }

    @Test
    void somebody_who_is_imported_again_is_somebody_new_and_counts_once() {
        for (var file : List.of(TRAININGS, LIFETIME)) {
            var before = forgottenAda();
            var id = take(file, earned(vendor("1", "ada@example.com"), "dp-203", "2027-03-01", 2));
            assertThat(store.imports().find(ours, id).orElseThrow().counts().peopleNew()).isEqualTo(1);
            assertThat(evidence().certifications()).singleElement()
                    .satisfies(held -> assertThat(held.person()).isNotEqualTo(before));
            assertThat(store.people().of(ours).values()).filteredOn(person -> !person.addresses().isEmpty()).hasSize(1);
        }
    }

    private PersonId forgottenAda() {
        if (evidence().certifications().isEmpty()) {
            take(TRAININGS, earned(named(vendor("1", "ada@example.com"), "Ada"), "dp-203", "2027-03-01", 2));
        }
        var ada = evidence().certifications().getFirst().person();
        clock.pass(Duration.ofMinutes(1));
        store.forgetting().forget(ours, Forgetting.Whom.person(ada), ACTOR);
        assertThat(evidence().certifications()).hasSize(1);
        return ada;
    }

    @Test
    void an_import_under_way_cannot_bring_them_back_by_the_id_they_had() throws SQLException {
        take(TRAININGS, earned(vendor("1", "ada@example.com"), "dp-203", "2027-03-01", 2));
        var ada = evidence().certifications().getFirst().person();
        var writer = begin(LIFETIME);
        writer.add(0, earned(named(vendor("1", "ada@example.com"), "Ada Marker"), "dp-203", "2027-03-01", 2));
        clock.pass(Duration.ofMinutes(1));
        store.forgetting().forget(ours, Forgetting.Whom.person(ada), ACTOR);
        writer.finish();
        assertThat(store.imports().confirm(ours, writer.id(), ACTOR)).isEqualTo(new Confirmation.ChangedSince());
        assertThat(dump().get("person_names")).isEmpty();
        assertThat(dump().get("person_identifiers")).isEmpty();
    }

    @Test
    void an_account_that_is_nobodys_can_be_forgotten_too() throws SQLException {
        store.accounts().identified(ours, "slack", "T1", "UMARKER77",
                new Account.Profile("Marker Account", Optional.empty(), Account.Standing.MEMBER));
        store.audit().append(ours, MARKED, "people read", List.of("why"), "done");
        var account = store.accounts().of(ours, "slack", "T1", "UMARKER77");
        store.forgetting().forget(ours, new Forgetting.Whom(Optional.empty(), account, Set.of()), MARKED);
        assertThat(dump().toString()).doesNotContain("MARKER", "Marker");
        assertThat(store.audit().verify(ours)).isInstanceOf(AuditCheck.Intact.class);
    }

    @Test
    void bytes_that_were_not_overwritten_before_the_process_ended_are_after_the_next_start() throws SQLException {
        forgottenAda();
        awaitWiped();
        tamper("UPDATE forgotten SET wiped = NULL");
        awaitWiped();
    }

    @Test
    void bytes_that_another_process_left_are_overwritten_with_the_next_chores() throws SQLException {
        forgottenAda();
        awaitWiped();
        try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
            statement.execute("UPDATE forgotten SET wiped = NULL");
        }
        store.forget(clock.instant());
        awaitWiped();
    }

    @Test
    void of_many_people_who_were_written_in_any_order_no_byte_is_left() throws Exception {
        var rows = new ArrayList<Entry>();
        for (int number = 0; number < 3_000; number++) {
            var mixed = (number % 30 == 7 ? "marker" : "p") + Integer.toString(number * 7_919 % 3_001, 36);
            rows.add(earned(named(vendor("v" + mixed, mixed + "@example.com"), "Person " + mixed), "dp-203",
                    "2027-03-01", number + 2));
        }
        take(LIFETIME, rows.toArray(Entry[]::new));
        store.people().of(ours).values().stream().filter(person -> isMarked(person.addresses().toString()))
                .forEach(person -> store.forgetting().forget(ours, Forgetting.Whom.person(person.id()), ACTOR));
        awaitWiped();
        assertNoBytes("marker");
    }

    // The copy

    /** Where the columns of a table stand in a copy. */
    private static final Map<String, String> COPIED = Map.ofEntries(Map.entry("accounts", "accounts"),
            Map.entry("roles", "roles"), Map.entry("person_names", "names"),
            Map.entry("person_identifiers", "identifiers"), Map.entry("drafts", "drafts"),
            Map.entry("digests", "digests"), Map.entry("certifications", "certifications"),
            Map.entry("staff", "employment"), Map.entry("assignments", "assigned_to_you"),
            Map.entry("nudges", "reminders_sent"), Map.entry("nudge_steps", "reminders_told"),
            Map.entry("nudge_pauses", "reminders_not_wanted"), Map.entry("playbook_entries", "playbook"));
    /** Whose record it is and which firm's, what it says in other words, and where it stood in a file. */
    private static final Map<String, Set<String>> OTHERWISE = Map.of("person_names", Set.of("person", "own"),
            "person_identifiers", Set.of("person", "import", "position"), "staff", Set.of("manager"), "assignments",
            Set.of("person"), "nudges", Set.of("reader"), "nudge_steps", Set.of("reader", "person"), "nudge_pauses",
            Set.of("person"), "playbook_entries", Set.of("person"));
    /** A chance number by which an account had an alias, and who installed the app, of which the copy tells by account. */
    private static final Set<String> NOT_COPIED = Set.of("audit_names", "installations");

    private Map<String, List<Map<String, String>>> copy(Forgetting.Whom whom) {
        Map<String, List<Map<String, String>>> sections = new TreeMap<>();
        store.dossiers().of(ours, whom, Optional.empty())
                .forEach(section -> sections.put(section.name(), section.rows()));
        return sections;
    }

    @Test
    void a_copy_has_every_column_that_goes_or_is_emptied_when_somebody_is_forgotten() throws Exception {
        var copy = copy(Forgetting.Whom.person(seeded()));
        for (var line : listed()) {
            if (!Set.of("goes", "blank").contains(line.whenForgotten()) || NOT_COPIED.contains(line.table())) {
                continue;
            }
            var columns = new TreeSet<>(line.columns());
            columns.removeAll(OTHERWISE.getOrDefault(line.table(), Set.of()));
            columns.remove("organisation");
            assertThat(COPIED).as("%s is in a section", line.table()).containsKey(line.table());
            assertThat(copy.get(COPIED.get(line.table()))).as(line.table()).isNotEmpty()
                    .allSatisfy(row -> assertThat(row.keySet()).containsAll(columns));
        }
        assertThat(copy.get("accounts")).singleElement()
                .satisfies(account -> assertThat(account).containsEntry("locale", "en-GB")
                        .containsEntry("zone", "Europe/Berlin").containsEntry("tied", "address"));
    }

    // Equal ids in two workspaces

    private Account identified(String workspace, String user) {
        return store.accounts().identified(ours, "slack", workspace, user,
                new Account.Profile("Somebody of " + workspace, Optional.empty(), Account.Standing.MEMBER));
    }

    private void forget(Account account) {
        store.forgetting().forget(ours, new Forgetting.Whom(Optional.empty(), Optional.of(account), Set.of()), ACTOR);
    }

    private void installed(Optional<String> enterprise, Optional<String> workspace) {
        store.installations(Vault.of(VaultTest.FIRST))
                .save(new Installation("slack", enterprise, workspace, "Nordlicht", "xoxb-1", Optional.empty(),
                        Optional.empty(), "UBOT", Set.of(), Optional.empty(), "A1", clock.instant(),
                        Installation.State.ACTIVE, Optional.empty()));
    }

    @Test
    void the_role_of_whoever_has_the_same_id_in_another_workspace_stays_and_is_not_in_the_copy() {
        var workspaces = List.of("T1", "T2");
        workspaces.forEach(workspace -> store.organisations().link(ours, "slack", workspace, ACTOR));
        store.roles().grant(ours, "slack:T1:U1", Role.MANAGER, ACTOR);
        store.roles().grant(ours, "slack:T2:U1", Role.ADMIN, ACTOR);
        var first = identified("T1", "U1");
        assertThat(copy(new Forgetting.Whom(Optional.empty(), Optional.of(first), Set.of())).get("roles"))
                .extracting(row -> row.get("subject")).containsExactly("slack:t1:u1");
        forget(first);
        assertThat(store.roles().all(ours)).as("of whom nothing was heard yet").containsOnlyKeys("slack:t2:u1");
        var second = identified("T2", "U1");
        forget(identified("T1", "U1"));
        assertThat(store.roles().all(ours)).containsOnlyKeys("slack:t2:u1");
        forget(second);
        assertThat(store.roles().all(ours)).isEmpty();
    }

    @Test
    void a_role_by_the_bare_id_or_by_the_grid_of_the_workspace_goes() {
        store.organisations().link(ours, "slack", "E1", ACTOR);
        store.roles().grant(ours, "slack:U1", Role.MANAGER, ACTOR);
        store.roles().grant(ours, "slack:E1:U1", Role.ADMIN, ACTOR);
        store.roles().grant(ours, "slack:E1:U2", Role.ADMIN, ACTOR);
        store.roles().grant(ours, "teams:U1", Role.ADMIN, ACTOR);
        forget(identified("T1", "U1"));
        assertThat(store.roles().all(ours)).containsOnlyKeys("slack:e1:u2", "teams:u1");
    }

    @Test
    void a_role_by_a_grid_stays_with_whoever_has_the_id_in_it() {
        List.of("T1", "T9").forEach(workspace -> store.organisations().link(ours, "slack", workspace, ACTOR));
        installed(Optional.of("E1"), Optional.empty());
        installed(Optional.empty(), Optional.of("T9"));
        store.roles().grant(ours, "slack:E1:U1", Role.ADMIN, ACTOR);
        forget(identified("T9", "U1"));
        assertThat(store.roles().all(ours)).containsOnlyKeys("slack:e1:u1");
        forget(identified("T1", "U1"));
        assertThat(store.roles().all(ours)).isEmpty();
    }

    // Retention

    @Test
    void each_class_is_kept_for_its_time_and_not_longer() {
        take(Rows.USAGE, consumed("t1", "2026-10", "Storage", "1", 2));
        stage(TRAININGS, earned(vendor("1", "ada@example.com"), "dp-203", "2027-03-01", 2));
        store.deliveries().once(Optional.of(ours), "key", () -> "ANSWER Ada is a Champion now.");
        store.errands().add(ours, new Errands.Draft("lane", "reply", "slack", "T1", "payload", clock.instant(),
                clock.instant().plus(Duration.ofDays(40))));
        var entries = store.audit().of(ours).size();

        after(Duration.ofHours(23));
        assertThat(store.imports().history(ours)).hasSize(2);
        after(Duration.ofHours(2));
        assertThat(store.imports().history(ours)).hasSize(1);

        after(Duration.ofDays(5).plusHours(22));
        assertThat(again()).isEqualTo("ANSWER Ada is a Champion now.");
        assertThat(StoredErrands.withState(store, ours, Errand.State.WAITING)).hasSize(1);
        after(Duration.ofHours(2));
        assertThat(again()).isEqualTo("ANSWER That was done already.");
        assertThat(StoredErrands.withState(store, ours, Errand.State.WAITING)).isEmpty();

        after(Duration.ofDays(22).plusHours(22));
        assertThat(again()).isEqualTo("ANSWER That was done already.");
        after(Duration.ofHours(2));
        assertThat(store.deliveries().once(Optional.of(ours), "key", () -> "anew"))
                .isEqualTo(new Delivery.First("anew"));

        after(Duration.ofDays(334));
        assertThat(store.audit().of(ours)).hasSizeGreaterThanOrEqualTo(entries);
        after(Duration.ofDays(3));
        assertThat(store.audit().of(ours)).extracting(AuditEntry::action).containsExactly("audit.cut");
        assertThat(store.audit().verify(ours)).isEqualTo(new AuditCheck.Intact(1));
    }

    private void after(Duration time) {
        clock.pass(time);
        store.forget(clock.instant());
    }

    private String again() {
        return ((Delivery.Again) store.deliveries().once(Optional.of(ours), "key", () -> "anew")).answer();
    }

    // The trail

    private void cutTrail() {
        store.audit().append(ours, MARKED, "people read", List.of("why", "data-ai"), "done");
        clock.pass(Duration.ofDays(200));
        store.audit().append(ours, ACTOR, "people read", List.of("why", "security"), "done");
        clock.pass(Duration.ofDays(200));
        store.audit().append(ours, ACTOR, "people read", List.of("why", "modern-work"), "done");
        store.forget(clock.instant());
        assertThat(store.audit().of(ours)).extracting(AuditEntry::sequence).containsExactly(3L, 4L, 5L);
    }

    @Test
    void a_trail_that_was_cut_is_whole_and_goes_on() throws SQLException {
        cutTrail();
        assertThat(store.audit().verify(ours)).isEqualTo(new AuditCheck.Intact(3));
        store.audit().append(ours, ACTOR, "people read", List.of("why"), "done");
        assertThat(store.audit().verify(ours)).isEqualTo(new AuditCheck.Intact(4));
        assertThat(values(dump(), "audit_names", "account")).as("whose no entry is, is not kept")
                .doesNotContain(MARKED.id());
        assertThat(store.forget(clock.instant()).audit()).as("not again on the same day").isZero();
    }

    @Test
    void a_beginning_that_was_cut_off_otherwise_is_found() throws SQLException {
        cutTrail();
        tamper("DELETE FROM audit WHERE organisation = " + ours.value() + " AND sequence = 3");
        assertThat(store.audit().verify(ours)).isEqualTo(new AuditCheck.Broken(3));
    }

    @Test
    void an_anchor_that_was_edited_is_found() throws SQLException {
        cutTrail();
        tamper("UPDATE audit SET objects = 'entry/3 0' WHERE organisation = " + ours.value() + " AND sequence = 5");
        assertThat(store.audit().verify(ours)).isEqualTo(new AuditCheck.Broken(5));
    }

    @Test
    void another_account_put_behind_an_alias_is_found() throws SQLException {
        store.audit().append(ours, MARKED, "people read", List.of("why", "data-ai"), "done");
        tamper("UPDATE audit_names SET account = 'slack:T1:UBO' WHERE account = '" + MARKED.id() + "'");
        assertThat(store.audit().verify(ours)).isEqualTo(new AuditCheck.Broken(2));
    }

    // Trails from before there were aliases

    /** Appends an entry as it was written then. */
    private void before(java.sql.Connection connection, String actor, String platform, String action, String... objects)
            throws SQLException {
        var all = store.audit().of(ours);
        try (var rows = connection.createStatement()
                .executeQuery("SELECT sequence, hash FROM audit WHERE organisation = " + ours.value()
                        + " ORDER BY sequence DESC LIMIT 1");
                var insert = connection.prepareStatement("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            assertThat(rows.next()).isTrue();
            var entry = new AuditEntry(rows.getLong(1) + 1, all.getLast().at(), new Actor(actor, platform), action,
                    List.of(objects), "done", rows.getString(2), "");
            var cells = List.<Object>of(ours.value(), entry.sequence(), IsoTexts.text(entry.at()), actor, platform,
                    action, String.join(" ", objects), "done", entry.previousHash(), AuditTrail.hash(ours, entry));
            for (int index = 0; index < cells.size(); index++) {
                insert.setObject(index + 1, cells.get(index));
            }
            insert.execute();
        }
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "UPDATE sequences SET last = last + 1 WHERE name = 'AUDIT' AND organisation = " + ours.value());
            statement.execute("DELETE FROM sequences WHERE name = 'ALIASED'");
        }
    }

    private void oldTrail() throws SQLException {
        store.accounts().identified(ours, "slack", "T1", "UMARKER77",
                new Account.Profile("Marker Account", Optional.empty(), Account.Standing.MEMBER));
        try (var connection = DriverManager.getConnection(url)) {
            before(connection, "slack:T1:UMARKER77", "slack", "people read", "why", "data-ai");
            before(connection, "UMARKER77", "slack", "account.tied", "slack", "T1", "UMARKER77", "abcdefghijkl");
            before(connection, "slack:T1:UBO", "slack", "asked", "UMARKER77");
            before(connection, "slack", "slack", "installation.ended", "slack", "T1");
        }
    }

    @Test
    void what_a_trail_told_of_accounts_before_there_were_aliases_gets_them_at_a_start_and_the_chain_stays_whole()
            throws SQLException {
        oldTrail();
        var before = store.audit().of(ours);
        reopen();
        assertThat(values(dump(), "audit", "actor")).noneMatch(PrivacyContract::isMarked).contains("slack");
        assertThat(values(dump(), "audit", "objects")).noneMatch(PrivacyContract::isMarked);
        assertThat(store.audit().verify(ours)).isEqualTo(new AuditCheck.Intact(before.size() + 1));
        var after = store.audit().of(ours);
        assertThat(after).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("audit.aliased");
            assertThat(entry.objects()).containsExactly("entry/" + before.size(), before.getLast().hash());
        });
        assertThat(after.get(before.size() - 4).actor().id()).as("still known whose it was")
                .isEqualTo("slack:T1:UMARKER77");
        assertThat(after.get(before.size() - 3).objects()).containsExactly("account:slack:T1:UMARKER77",
                "person/abcdefghijkl");
        assertThat(after.get(before.size() - 2).objects()).containsExactly("account:slack:T1:UMARKER77");
        reopen();
        assertThat(store.audit().of(ours)).as("once").isEqualTo(after);
    }

    @Test
    void whoever_is_forgotten_stands_in_an_old_trail_no_more() throws Exception {
        oldTrail();
        reopen();
        var account = store.accounts().of(ours, "slack", "T1", "UMARKER77");
        store.forgetting().forget(ours, new Forgetting.Whom(Optional.empty(), account, Set.of()), ACTOR);
        assertThat(dump().toString()).doesNotContain("MARKER", "Marker");
        assertThat(store.audit().verify(ours)).isInstanceOf(AuditCheck.Intact.class);
    }

    @Test
    void who_was_forgotten_before_an_old_trail_got_aliases_gets_one_that_leads_to_nobody() throws Exception {
        oldTrail();
        var account = store.accounts().of(ours, "slack", "T1", "UMARKER77");
        store.forgetting().forget(ours, new Forgetting.Whom(Optional.empty(), account, Set.of()), ACTOR);
        awaitWiped();
        reopen();
        assertThat(dump().toString()).doesNotContain("MARKER", "Marker");
        awaitWiped();
        assertNoBytes("marker");
        assertThat(store.audit().verify(ours)).isInstanceOf(AuditCheck.Intact.class);
    }

    @Test
    void an_old_trail_that_was_edited_gets_aliases_and_is_still_found_to_be_broken() throws SQLException {
        oldTrail();
        tamper("UPDATE audit SET outcome = 'refused' WHERE organisation = " + ours.value() + " AND sequence = 2");
        assertThat(values(dump(), "audit", "actor")).noneMatch(PrivacyContract::isMarked);
        assertThat(store.audit().verify(ours)).isEqualTo(new AuditCheck.Broken(2));
    }
}
