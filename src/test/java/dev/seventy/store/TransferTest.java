package dev.seventy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An organisation on its way from a SQLite file into PostgreSQL. */
@SuppressWarnings("NullAway.Init")
class TransferTest {

    private static final Actor ADMIN = new Actor("terminal", "terminal");
    private static final Actor ANNA = new Actor("U1", "slack");
    private static final Vault VAULT = Vault.of("A".repeat(43) + "=");

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private String url;
    private Store from;
    private Store into;

    /** Errands named by the number of their organisation, and sealed for it. */
    private static final class Numbered implements Transfer.Renumbering {

        @Override
        public String lane(String lane, OrganisationId before, OrganisationId after) {
            return lane.replace("work:" + before.value(), "work:" + after.value());
        }

        @Override
        public String payload(Vault vault, String payload, OrganisationId before, OrganisationId after) {
            return vault.seal(vault.open(payload, "e" + before.value()), "e" + after.value());
        }
    }

    @BeforeEach
    void open() throws Exception {
        url = "jdbc:sqlite:" + folder.resolve("seventy.db");
        from = Store.open(url, clock, Store.Option.EXCLUSIVE);
        into = Store.open(PostgresDatabases.make(), clock);
    }

    @AfterEach
    void close() {
        from.close();
        into.close();
    }

    private static OrganisationId firm(Store store, String name) {
        return store.organisations().add(name, ZoneOffset.UTC, false, ADMIN).orElseThrow().id();
    }

    /** With something of every kind that names its number. */
    private OrganisationId lively(String name, String workspace) {
        var firm = firm(from, name);
        from.organisations().link(firm, "slack", workspace, ANNA);
        from.roles().grant(firm, "anna@example.com", Role.ADMIN, ANNA);
        from.accounts().identified(firm, "slack", workspace, "U1", new Account.Profile("Anna", Optional.of("anna@example.com"),
                Account.Standing.MEMBER));
        from.settings().set(firm, "retention", "30", ANNA);
        from.deliveries().once(Optional.of(firm), "slack:event:1", () -> "done");
        from.drafts(Optional.of(VAULT)).keep(new Drafts.Owner(firm, "slack", workspace, "U1", "D1"), Drafts.Kind.OPEN,
                "AZ-305, on which day?", clock.instant().plus(Duration.ofHours(1)));
        from.errands().add(firm, new Errands.Draft("work:" + firm.value(), "line", "slack", workspace,
                VAULT.seal("score", "e" + firm.value()), clock.instant(), clock.instant().plus(Duration.ofHours(1))));
        return firm;
    }

    private Installation installation(String workspace) {
        return new Installation("slack", Optional.empty(), Optional.of(workspace), workspace, "xoxb-" + workspace,
                Optional.empty(), Optional.empty(), "UBOT", Set.of("commands"), Optional.of("U1"), "A1",
                clock.instant(), Installation.State.ACTIVE, Optional.empty());
    }

    private Transfer.Report move(String name) {
        return new Transfer(from, into, Optional.of(VAULT), new Numbered()).copy(Optional.of(name), ADMIN);
    }

    private static long rows(Transfer.Moved moved, String table) {
        return moved.tables().entrySet().stream().filter(one -> one.getKey().equals(table)).map(Map.Entry::getValue)
                .findFirst().orElseThrow().rows();
    }

    private String refusal(Optional<Vault> vault, Optional<String> name) {
        var before = into.organisations().all();
        var refused = catchThrowableOfType(OperationRefused.class,
                () -> new Transfer(from, into, vault, new Numbered()).copy(name, ADMIN));
        assertThat(refused).isNotNull();
        assertThat(into.organisations().all()).isEqualTo(before);
        return refused.sentence();
    }

    @Test
    void every_table_is_copied_or_left_behind_for_a_reason() throws SQLException {
        var all = new TreeSet<String>();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var tables = statement.executeQuery(
                        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
            while (tables.next()) {
                all.add(tables.getString(1));
            }
        }
        var known = new TreeSet<>(Transfer.tables());
        known.addAll(Transfer.LEFT_BEHIND);
        assertThat(known).isEqualTo(all);
    }

    @Test
    void it_keeps_its_number_where_that_is_free_and_everything_it_has() {
        firm(from, "Südwind");
        var firm = lively("Nordlicht", "T1");

        var moved = move("nordlicht").moved().getFirst();

        assertThat(moved.number()).isEqualTo(firm);
        assertThat(rows(moved, "accounts")).isOne();
        assertThat(rows(moved, "audit")).isEqualTo(from.audit().of(firm).size());
        assertThat(into.organisations().all()).extracting(Organisation::name).containsExactly("Nordlicht");
        assertThat(into.organisations().linked("slack", "T1")).contains(firm);
        assertThat(into.roles().of(firm, "anna@example.com")).contains(Role.ADMIN);
        assertThat(into.accounts().all(firm)).isEqualTo(from.accounts().all(firm));
        assertThat(into.audit().verify(firm)).isInstanceOf(AuditCheck.Intact.class);
        assertThat(into.audit().of(firm)).startsWith(from.audit().of(firm).toArray(AuditEntry[]::new))
                .hasSize(from.audit().of(firm).size() + 1);
        assertThat(firm(into, "Ostsee").value()).isGreaterThan(firm.value());
    }

    @Test
    void where_its_number_is_taken_it_gets_another_and_what_is_chained_and_sealed_holds_for_that() {
        firm(into, "Südwind");
        var firm = lively("Nordlicht", "T1");
        var last = from.audit().of(firm).getLast();

        var number = move("Nordlicht").moved().getFirst().number();

        assertThat(number).isNotEqualTo(firm);
        assertThat(into.audit().verify(number)).isInstanceOf(AuditCheck.Intact.class);
        assertThat(into.audit().of(number).getLast().objects()).containsExactly("from/" + firm.value(), last.hash());
        var owner = new Drafts.Owner(number, "slack", "T1", "U1", "D1");
        assertThat(into.drafts(Optional.of(VAULT)).newest(owner, Drafts.Kind.OPEN)).map(Drafts.Kept::content)
                .contains("AZ-305, on which day?");
        var errand = into.errands().claim("work:" + number.value(), clock.instant(), Duration.ofMinutes(1), _ -> true)
                .orElseThrow();
        assertThat(VAULT.open(errand.payload(), "e" + number.value())).isEqualTo("score");
    }

    @Test
    void a_trail_of_which_the_beginning_was_cut_off_holds_under_another_number_too() {
        firm(into, "Südwind");
        var firm = lively("Nordlicht", "T1");
        clock.pass(AuditTrail.KEPT.plus(Duration.ofDays(3)));
        assertThat(from.forget(clock.instant()).audit()).isPositive();

        var number = move("Nordlicht").moved().getFirst().number();

        assertThat(number).isNotEqualTo(firm);
        assertThat(into.audit().verify(number)).isInstanceOf(AuditCheck.Intact.class);
    }

    @Test
    void without_the_key_nothing_that_is_sealed_gets_another_number() {
        firm(into, "Südwind");
        lively("Nordlicht", "T1");
        assertThat(refusal(Optional.empty(), Optional.of("Nordlicht"))).contains("SEVENTY_SECRET_KEY");
        assertThat(refusal(Optional.of(Vault.of("B".repeat(43) + "=")), Optional.of("Nordlicht")))
                .contains("SEVENTY_SECRET_KEY");
    }

    @Test
    void an_organisation_or_a_workspace_that_is_there_already_is_refused() {
        lively("Nordlicht", "T1");
        firm(into, "NORDLICHT");
        assertThat(refusal(Optional.of(VAULT), Optional.empty())).contains("organisation Nordlicht", "already");
        assertThat(refusal(Optional.of(VAULT), Optional.of("Westwind"))).contains("no organisation Westwind");

        var other = firm(into, "Südwind");
        into.organisations().link(other, "slack", "T2", ADMIN);
        lively("Ostsee", "T2");
        assertThat(refusal(Optional.of(VAULT), Optional.of("Ostsee"))).contains("workspace T2", "Ostsee");
    }

    @Test
    void a_trail_that_was_tampered_with_is_not_passed_on() throws SQLException {
        lively("Nordlicht", "T1");
        try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
            statement.execute("UPDATE audit SET action = 'nothing' WHERE sequence = 2");
        }
        assertThat(refusal(Optional.of(VAULT), Optional.empty())).contains("audit trail of Nordlicht", "entry 2");
    }

    @Test
    void installations_go_with_the_organisation_of_their_workspace() {
        lively("Nordlicht", "T1");
        lively("Ostsee", "T2");
        for (var workspace : List.of("T1", "T2", "T3")) {
            from.installations(VAULT).save(installation(workspace));
        }
        assertThat(rows(move("Nordlicht").moved().getFirst(), "installations")).isOne();
        assertThat(into.installations(VAULT).all()).singleElement()
                .satisfies(one -> assertThat(one.workspace()).contains("T1"))
                .satisfies(one -> assertThat(one.botToken()).isEqualTo("xoxb-T1"));

        into.installations(VAULT).save(installation("T2"));
        assertThat(refusal(Optional.of(VAULT), Optional.of("Ostsee"))).contains("installed in T2");
    }

    @Test
    void all_are_moved_when_none_is_named() {
        lively("Nordlicht", "T1");
        lively("Ostsee", "T2");
        var report = new Transfer(from, into, Optional.of(VAULT), new Numbered()).copy(Optional.empty(), ADMIN);
        assertThat(report.moved()).extracting(moved -> moved.organisation().name()).containsExactly("Nordlicht",
                "Ostsee");
    }
}
