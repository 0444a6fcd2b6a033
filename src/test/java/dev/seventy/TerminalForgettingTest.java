package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonClues;
import dev.seventy.store.Actor;
import dev.seventy.store.Errand;
import dev.seventy.store.Errands;
import dev.seventy.store.ImportFile;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Store;
import dev.seventy.store.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody is forgotten in a terminal, while what a server has to send waits in the same database. */
class TerminalForgettingTest {

    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final Actor ACTOR = new Actor("slack:T1:U1", "slack");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z"));

    @TempDir
    private Path folder;

    private OrganisationId firm = new OrganisationId(0);

    private Store open() {
        return Store.open("jdbc:sqlite:" + folder.resolve("seventy.db"), CLOCK);
    }

    @BeforeEach
    void two_messages_wait() {
        var ada = new PersonClues(Optional.empty(), Optional.of("1"), Optional.empty(), List.of("ada@firm.example"),
                Optional.of("Ada Nord"));
        try (var store = open()) {
            firm = store.organisations().add("Nordlicht", ZoneOffset.UTC, false, ACTOR).orElseThrow().id();
            try (var writer = store.imports().begin(firm, ACTOR,
                    List.of(new ImportFile("trainings.csv", "ab", Origin.Kind.TRAININGS_EXPORT, "1")))) {
                writer.add(0, new Entry.Earned(ada, new CredentialId("az-305"), LocalDate.of(2026, 1, 1),
                        Optional.of(LocalDate.of(2027, 1, 1)), true, 2));
                writer.finish();
                store.imports().confirm(firm, writer.id(), ACTOR);
            }
            for (var payload : List.of("{\"text\":\"Who holds AZ-305:\\nAda Nord\"}", "of others")) {
                store.errands().add(firm,
                        new Errands.Draft("C1", "notice", "slack", "T1",
                                Vault.of(KEY).seal(payload, Errands.context(firm)), CLOCK.instant(),
                                CLOCK.instant().plusSeconds(60)));
            }
        }
    }

    private int waiting() {
        try (var store = open()) {
            return store.errandOverview().counts().getOrDefault(Errand.State.WAITING, 0);
        }
    }

    @Test
    void what_waits_and_holds_them_is_found_with_the_servers_key() {
        var outcome = new CommandLine(folder, Map.of("SEVENTY_SECRET_KEY", KEY)).run("person", "forget",
                "ada@firm.example", "--yes");
        assertThat(outcome.text()).contains("forgotten");
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void all_that_waits_goes_where_the_key_is_not_given() {
        assertThat(new CommandLine(folder).run("person", "forget", "ada@firm.example", "--yes").text())
                .contains("forgotten");
        assertThat(waiting()).isZero();
    }
}
