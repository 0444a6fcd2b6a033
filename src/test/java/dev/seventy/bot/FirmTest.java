package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PersonClues;
import dev.seventy.store.Account;
import dev.seventy.store.Actor;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Role;
import dev.seventy.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirmTest {

    private static final Actor ACTOR = new Actor("U1", "slack");

    @TempDir
    private Path folder;

    @Test
    void nothing_of_an_erased_organisation_stays_in_memory() {
        try (var store = Store.open("jdbc:sqlite:" + folder.resolve("seventy.db"), InstantSource.system())) {
            var id = store.organisations().add("Nordlicht", ZoneOffset.UTC, false, ACTOR).orElseThrow().id();
            store.roles().grant(id, "slack:u1", Role.ADMIN, ACTOR);
            var firm = new Firm(() -> store, InstantSource.system());
            var situation = store.organisations().situation(id).orElseThrow();
            assertThat(firm.roles(situation)).containsOnlyKeys("slack:u1");

            store.organisations().markToErase(id);
            assertThat(store.organisations().eraseMarked()).isEqualTo(1);

            assertThat(firm.roles(situation)).isEmpty();
        }
    }

    private static PersonClues named(String name) {
        return new PersonClues(Optional.empty(), Optional.empty(), Optional.empty(), List.of("ada@firm.example"),
                Optional.of(name));
    }

    private static void passed(Store store, OrganisationId id, String name) {
        store.imports()
                .told(id, ACTOR, "a certification", List.of(new Entry.Earned(named(name),
                        new CredentialId("azure-fundamentals"), LocalDate.of(2026, 1, 5), Optional.empty(), true, 0)),
                        true);
    }

    @Test
    void what_was_written_and_undone_is_not_kept_in_memory() {
        try (var store = Store.open("jdbc:sqlite:" + folder.resolve("seventy.db"), InstantSource.system())) {
            var id = store.organisations().add("Nordlicht", ZoneOffset.UTC, false, ACTOR).orElseThrow().id();
            store.organisations().link(id, "slack", "T1", ACTOR);
            var firm = new Firm(() -> store, InstantSource.system());
            var situation = store.organisations().situation(id).orElseThrow();
            var member = new Sender.Member("slack", "T1", "U1");

            assertThatThrownBy(() -> store.together(() -> {
                passed(store, id, "Ghost");
                store.roles().grant(id, "slack:u1", Role.ADMIN, ACTOR);
                store.accounts().identified(id, "slack", "T1", "U1",
                        new Account.Profile("Ghost", Optional.empty(), Account.Standing.MEMBER));
                assertThat(firm.people(situation)).as("where it is written it is seen").hasSize(1);
                assertThat(firm.evidence(situation, Terms.NONE).certifications()).hasSize(1);
                assertThat(firm.roles(situation)).hasSize(1);
                assertThat(firm.account(situation, member, Instant.EPOCH)).isPresent();
                throw new IllegalStateException("the disk is full");
            })).hasMessage("the disk is full");

            assertThat(store.organisations().situation(id)).contains(situation);
            assertThat(firm.people(situation)).isEmpty();
            assertThat(firm.evidence(situation, Terms.NONE).certifications()).isEmpty();
            assertThat(firm.roles(situation)).isEmpty();
            assertThat(firm.account(situation, member, Instant.EPOCH)).isEmpty();
        }
    }

    private record Asked(String what) implements KeptFindings.Question<Integer> {
    }

    @Test
    void what_was_found_by_what_was_written_and_undone_is_not_kept_and_neither_is_that_of_an_erased_firm() {
        try (var store = Store.open("jdbc:sqlite:" + folder.resolve("seventy.db"), InstantSource.system())) {
            var id = store.organisations().add("Nordlicht", ZoneOffset.UTC, false, ACTOR).orElseThrow().id();
            var firm = new Firm(() -> store, InstantSource.system());
            var situation = store.organisations().situation(id).orElseThrow();
            for (var rights : List.of(true, false)) {
                assertThatThrownBy(() -> store.together(() -> {
                    if (rights) {
                        store.roles().grant(id, "slack:u1", Role.ADMIN, ACTOR);
                    } else {
                        passed(store, id, "Ghost");
                    }
                    assertThat(firm.found(situation, new Asked("score"), () -> 44)).isEqualTo(44);
                    throw new IllegalStateException("the disk is full");
                })).hasMessage("the disk is full");
            }

            assertThat(firm.found(situation, new Asked("score"), () -> 32)).as("by what is committed").isEqualTo(32);
            assertThat(firm.found(situation, new Asked("score"), () -> 1)).as("found once").isEqualTo(32);
            store.organisations().markToErase(id);
            assertThat(store.organisations().eraseMarked()).isEqualTo(1);
            assertThat(firm.found(situation, new Asked("score"), () -> 0)).isZero();
        }
    }

    @Test
    void of_more_than_can_be_kept_what_was_not_used_for_longest_goes() {
        var recent = new Recent<String, Integer>(2);
        recent.keep("one", 1);
        recent.keep("two", 2);
        assertThat(recent.get("one")).contains(1);
        recent.keep("three", 3);

        assertThat(recent.get("two")).isEmpty();
        assertThat(recent.get("one")).contains(1);
        assertThat(recent.get("three")).contains(3);
        recent.forget("one");
        assertThat(recent.get("one")).isEqualTo(Optional.empty());
    }
}
