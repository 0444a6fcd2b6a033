package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;

import dev.seventy.store.Actor;
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
