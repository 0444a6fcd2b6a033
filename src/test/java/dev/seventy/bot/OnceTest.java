package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;

import dev.seventy.reply.Reply;
import dev.seventy.store.Actor;
import dev.seventy.store.Outcomes;
import dev.seventy.store.PostgresDatabases;
import dev.seventy.store.Store;
import org.junit.jupiter.api.Test;

class OnceTest {

    private static final Actor ACTOR = new Actor("U1", "slack");
    private static final Sender SENDER = new Sender.Member("slack", "T1", "U1");
    /** What PostgreSQL says to the one of two who is undone. */
    private static final String DEADLOCK = "40P01";

    @Test
    void a_change_that_was_undone_in_favour_of_another_and_done_again_is_told_as_it_was_done_at_last()
            throws SQLException {
        try (var store = Store.open(PostgresDatabases.make(), InstantSource.system())) {
            var firm = store.organisations().add("Nordlicht", ZoneOffset.UTC, false, ACTOR).orElseThrow().id();
            var told = new ArrayList<Answer>();
            var done = new ArrayList<String>();
            Keeping keeping = new Keeping() {
                @Override
                public void answered(Answer answer) {
                    told.add(answer);
                    store.afterCommit(() -> done.add(answer.reply().summary()));
                    if (told.size() == 1) {
                        throw new IllegalStateException(new SQLException("undone", DEADLOCK));
                    }
                }
            };

            var answer = Outcomes.await(new Once(() -> store).change(firm,
                    Talk.message(SENDER, Message.Place.PRIVATE, "key", "settings"), keeping, () -> {
                        store.settings().set(firm, "digest.day", "day " + told.size(), ACTOR);
                        return Answer.of(Reply.answer("Done for the time " + (told.size() + 1) + "."));
                    }));

            assertThat(answer.reply().summary()).isEqualTo("Done for the time 2.");
            assertThat(done).containsExactly("Done for the time 2.");
            assertThat(Optional.ofNullable(store.settings().of(firm).get("digest.day"))).contains("day 1");
        }
    }
}
