package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.seventy.bot.Bot;
import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;
import dev.seventy.bot.SentFile;
import dev.seventy.bot.Surroundings;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.Role;
import dev.seventy.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a platform delivers, and delivers again. */
class DeliveryTest {

    private static final Sender.Member ADMIN = new Sender.Member("slack", "T1", "UADMIN");

    @TempDir
    private Path folder;

    private Store store;
    private Bot bot;

    @BeforeEach
    void a_linked_workspace_with_an_admin() {
        store = Store.open("jdbc:sqlite:" + folder.resolve("seventy.db"), InstantSource.system());
        var firm = store.organisations().add("Nordlicht", ZoneOffset.UTC, false, Sender.Local.TERMINAL.actor())
                .orElseThrow().id();
        store.organisations().link(firm, "slack", "T1", Sender.Local.TERMINAL.actor());
        store.roles().grant(firm, "slack:UADMIN", Role.ADMIN, Sender.Local.TERMINAL.actor());
        bot = new Bot(Shipped.knowledge(), () -> store, InstantSource.system(), Surroundings.of(Optional.empty()));
        bot.introduce(ADMIN, new Account.Profile("Anna", Optional.empty(), Account.Standing.MEMBER));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Reply deliver(String key, String line, SentFile... files) {
        return bot.say(new Message(line, ADMIN, Message.Place.PRIVATE, Optional.of(key), List.of(files))).reply();
    }

    @Test
    void a_repeated_refusal_is_a_refusal() {
        var first = deliver("1", "role revoke manager slack:U7");
        var again = deliver("1", "role revoke manager slack:U7");
        assertThat(again.tone()).isEqualTo(Reply.Tone.REFUSED).isEqualTo(first.tone());
        assertThat(again.summary()).isEqualTo(first.summary());
    }

    @Test
    void a_repeated_grant_is_answered_and_grants_nothing_again() {
        deliver("1", "role grant manager slack:U7");
        deliver("2", "role revoke manager slack:U7");
        var again = deliver("1", "role grant manager slack:U7");
        assertThat(again.tone()).isEqualTo(Reply.Tone.ANSWER);
        assertThat(again.summary()).isEqualTo("slack:U7 has the role manager now.");
        assertThat(deliver("3", "role revoke manager slack:U7").tone()).isEqualTo(Reply.Tone.REFUSED);
    }

    @Test
    void a_file_that_is_delivered_is_taken_in_and_twice_changes_nothing_more() throws IOException {
        var file = new SentFile("measures.csv", folder.resolve("measures.csv"));
        try (var sample = DeliveryTest.class.getResourceAsStream("/sample/measures.csv")) {
            Files.write(file.content(), sample.readAllBytes());
        }
        var first = deliver("1", "import --yes", file);
        assertThat(first.tone()).isEqualTo(Reply.Tone.ANSWER);
        assertThat(deliver("1", "import --yes", file).summary()).isEqualTo(first.summary());
        assertThat(deliver("2", "import", file).tone()).isEqualTo(Reply.Tone.QUESTION);
        assertThat(deliver("3", "import discard 2").summary()).startsWith("Discarded");
    }
}
