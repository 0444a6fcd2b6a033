package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.seventy.Shipped;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.Account.Standing;
import dev.seventy.store.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the bot and an adapter promise each other about each delivery. */
class DeliveredTest extends TalkingToTheBot {

    @BeforeEach
    void with_figures() {
        talk.figures();
    }

    private static Message message(String user, String key, String line) {
        return Talk.message(Talk.member(user), Message.Place.PRIVATE, key, line);
    }

    @Test
    void a_read_is_told_once_for_each_delivery_and_answered_each_time() {
        var keeping = new RecordingKeeping();
        var first = talk.bot.say(message("U1", "1", "score"), keeping);
        var again = talk.bot.say(message("U1", "1", "score"), keeping);

        assertThat(keeping.answered).containsExactly(first);
        assertThat(again).isEqualTo(first);
    }

    @Test
    void a_change_four_times_at_once_takes_effect_and_is_told_once() throws Exception {
        var keeping = new RecordingKeeping();
        Callable<Answer> deliver = () -> talk.bot.say(message("UADMIN", "1", "role grant manager slack:U7"), keeping);
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var answer : threads.invokeAll(List.of(deliver, deliver, deliver, deliver))) {
                assertThat(answer.get().reply().summary()).isEqualTo("slack:U7 has the role manager now.");
            }
        }
        assertThat(keeping.answered).hasSize(1);
        assertThat(talk.store.audit().of(talk.firm)).filteredOn(entry -> entry.action().equals("role.granted"))
                .hasSize(3);
    }

    @Test
    void an_answer_that_cannot_be_kept_takes_its_effect_back() {
        assertThatThrownBy(() -> talk.bot.say(message("UADMIN", "1", "role grant manager slack:U7"), new Keeping() {
            @Override
            public void answered(Answer answer) {
                throw new IllegalStateException("full");
            }
        })).isInstanceOf(IllegalStateException.class);
        assertThat(talk.store.roles().of(talk.firm, "slack:U7")).isEmpty();
        assertThat(talk.says("UADMIN", "role grant manager slack:U7").tone()).isEqualTo(Reply.Tone.ANSWER);
    }

    @Test
    void whoever_does_not_wait_is_told_too_that_an_answer_could_not_be_kept() {
        var said = talk.bot.saying(message("U1", "1", "score"), new Keeping() {
            @Override
            public void answered(Answer answer) {
                throw new IllegalStateException("full");
            }
        });
        assertThat(said).failsWithin(Duration.ofSeconds(20)).withThrowableOfType(ExecutionException.class)
                .withRootCauseInstanceOf(IllegalStateException.class);

        var keeping = new RecordingKeeping();
        assertThat(talk.bot.saying(message("U1", "1", "score"), keeping)).succeedsWithin(Duration.ofSeconds(20))
                .satisfies(answer -> assertThat(keeping.answered).containsExactly(answer));
    }

    @Test
    void nobody_is_told_before_it_is_on_the_disk_and_the_same_delivery_meanwhile_is_told_once() throws Exception {
        var keeping = new RecordingKeeping();
        var mayEnd = new CountDownLatch(1);
        var isWriting = new CountDownLatch(1);
        try (var threads = Executors.newCachedThreadPool()) {
            var writer = threads.submit(() -> talk.store.together(() -> {
                isWriting.countDown();
                awaited(mayEnd);
                return true;
            }));
            isWriting.await();
            var first = talk.bot.saying(message("U1", "1", "score"), keeping);
            var again = talk.bot.saying(message("U1", "1", "score"), keeping);
            assertThat(first).isNotDone();
            assertThat(again).isNotDone();
            mayEnd.countDown();

            assertThat(first.get()).isEqualTo(again.get());
            assertThat(keeping.answered).hasSize(1);
            assertThat(writer.get()).isTrue();
        }
    }

    @Test
    void a_line_that_changed_something_says_so() {
        assertThat(talk.says("UADMIN", Message.Place.PRIVATE, "role grant manager slack:U7").changed()).isTrue();
        assertThat(talk.says("UADMIN", Message.Place.PRIVATE, "role revoke admin slack:U7").changed()).isFalse();
        assertThat(talk.says("UADMIN", Message.Place.PRIVATE, "score").changed()).isFalse();
    }

    @Test
    void the_same_answer_object_comes_back_until_evidence_or_rights_change() {
        var first = talk.says("U1", Message.Place.PRIVATE, "score data-ai");
        assertThat(talk.says("U1", Message.Place.PRIVATE, "/seventy score d&ai")).isSameAs(first);
        assertThat(talk.says("UADMIN", Message.Place.PRIVATE, "score data-ai")).isNotSameAs(first);
        talk.says("UADMIN", "role grant manager slack:U7");
        assertThat(talk.says("U1", Message.Place.PRIVATE, "score data-ai")).isNotSameAs(first).isEqualTo(first);
        talk.take("more.csv", Talk.CERTS + "bob@firm.example,AZ-305,2026-02-01,2027-02-01,,,x\n");
        assertThat(talk.says("U1", Message.Place.PRIVATE, "score data-ai")).isNotEqualTo(first);
    }

    @Test
    void a_kept_answer_still_leaves_an_entry_for_each_read_of_other_peoples_data() {
        talk.says("UMANAGER", "why data-ai");
        talk.says("UMANAGER", "why data-ai");
        assertThat(talk.store.audit().of(talk.firm)).filteredOn(entry -> entry.action().equals("people read"))
                .hasSize(2);
    }

    @Test
    void somebody_unknown_waits_to_be_looked_up_and_is_answered_then() {
        var keeping = new RecordingKeeping(Keeping.Wait.UNKNOWN_SENDER);
        assertThat(talk.bot.say(message("UNEW", "1", "score"), keeping)).isSameAs(Answer.WAITING);
        assertThat(talk.bot.say(message("UNEW", "1", "score"), keeping)).isSameAs(Answer.WAITING);
        assertThat(keeping.asked).containsExactly(Keeping.Wait.UNKNOWN_SENDER);
        assertThat(keeping.answered).isEmpty();

        talk.introduce("UNEW", "Newton", Standing.MEMBER);
        assertThat(talk.bot.say(message("UNEW", "1", "score"), keeping)).isSameAs(Answer.WAITING);
        assertThat(talk.bot.say(message("UNEW", "1/later", "score"), keeping).reply().tone())
                .isEqualTo(Reply.Tone.ANSWER);
        assertThat(keeping.answered).hasSize(1);
    }

    @Test
    void somebody_who_cannot_be_looked_up_is_refused() {
        var keeping = new RecordingKeeping();
        var answer = talk.bot.say(message("UNEW", "1", "score"), keeping);
        assertThat(answer.reply().tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(answer.reply().summary()).contains("nothing was done").doesNotContain("Data & AI");
        assertThat(keeping.answered).containsExactly(answer);
    }

    @Test
    void what_a_platform_said_of_an_account_holds_for_a_day() {
        talk.now = Talk.START.plus(Duration.ofHours(24));
        assertThat(talk.says("U1", "score").tone()).isEqualTo(Reply.Tone.ANSWER);
        talk.now = Talk.START.plus(Duration.ofHours(24)).plusSeconds(1);
        assertThat(talk.says("U1", "score").tone()).isEqualTo(Reply.Tone.REFUSED);
        talk.introduce("U1", "Una", Standing.MEMBER);
        assertThat(talk.says("U1", "score").tone()).isEqualTo(Reply.Tone.ANSWER);
    }

    @ParameterizedTest
    @EnumSource(value = Standing.class, mode = EnumSource.Mode.EXCLUDE, names = "MEMBER")
    void guests_strangers_bots_and_the_deactivated_are_told_why_not(Standing standing) {
        talk.store.roles().grant(talk.firm, "slack:T1:U9", Role.ADMIN, Sender.Local.TERMINAL.actor());
        talk.introduce("U9", "Nine", standing);
        for (var line : List.of("score", "home", "undo", "share score")) {
            var reply = talk.says("U9", line);
            assertThat(reply.tone()).isEqualTo(Reply.Tone.REFUSED);
            assertThat(reply.summary()).containsIgnoringCase("nothing was done");
            assertThat(Talk.commands(reply)).isNotEmpty();
        }
    }

    @Test
    void equal_user_ids_of_two_workspaces_are_two_people() {
        talk.store.organisations().link(talk.firm, "slack", "T2", Sender.Local.TERMINAL.actor());
        var other = new Sender.Member("slack", "T2", "UADMIN");
        talk.bot.introduce(other, new Account.Profile("Somebody else", Optional.empty(), Standing.MEMBER));
        assertThat(talk.bot.say(Talk.message(other, Message.Place.PRIVATE, "1", "import history")).reply().summary())
                .contains("yours is member");
        assertThat(talk.says("UADMIN", "import history").tone()).isEqualTo(Reply.Tone.ANSWER);
    }

    @Test
    void a_role_taken_away_is_gone_with_the_next_line() {
        talk.says("UADMIN", "home");
        talk.local("role revoke admin slack:T1:UADMIN");
        assertThat(talk.says("UADMIN", "settings retention 5").tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(talk.says("UADMIN", "home").blocks().toString()).doesNotContain("Form[");
    }

    @Test
    void an_import_is_kept_for_later_where_that_can_be_and_carried_out_at_once_where_not() {
        var file = talk.file("late.csv", Talk.CERTS + "eve@firm.example,AZ-104,2026-01-01,2027-01-01,,,x\n");
        var message = new Message("import", Talk.member("UADMIN"), Message.Place.PRIVATE, Optional.of("1"),
                List.of(file));
        var keeping = new RecordingKeeping(Keeping.Wait.LONG);
        assertThat(talk.bot.say(message, keeping)).isSameAs(Answer.WAITING);
        assertThat(talk.bot.say(message, keeping)).isSameAs(Answer.WAITING);
        assertThat(keeping.asked).containsExactly(Keeping.Wait.LONG);
        assertThat(keeping.answered).isEmpty();
        assertThat(talk.store.imports().history(talk.firm)).hasSize(3);

        var now = new RecordingKeeping();
        var taken = talk.bot
                .say(new Message("import", message.sender(), message.place(), Optional.of("2"), message.files()), now);
        assertThat(taken.reply().tone()).isEqualTo(Reply.Tone.QUESTION);
        assertThat(now.answered).containsExactly(taken);
    }

    @Test
    void an_organisation_with_its_share_under_way_waits_and_the_others_do_not() throws Exception {
        var actor = Sender.Local.TERMINAL.actor();
        var other = talk.store.organisations().add("Other", ZoneOffset.UTC, false, actor).orElseThrow().id();
        talk.store.organisations().link(other, "slack", "T2", actor);
        var neighbour = new Sender.Member("slack", "T2", "U1");
        var begun = new CountDownLatch(2);
        var released = new CountDownLatch(1);
        var bot = new Bot(Shipped.knowledge(), () -> {
            if (Thread.currentThread().getName().equals("slow") && isComputing()) {
                begun.countDown();
                awaited(released);
            }
            return talk.store;
        }, () -> Talk.START, Surroundings.of(Optional.of("Firm")));
        bot.introduce(neighbour, new Account.Profile("Neighbour", Optional.empty(), Standing.MEMBER));
        try (var threads = Executors.newFixedThreadPool(2, work -> new Thread(work, "slow"))) {
            threads.submit(() -> bot.say(message("U1", "1", "score")));
            threads.submit(() -> bot.say(message("U1", "2", "score security")));
            awaited(begun);

            var keeping = new RecordingKeeping(Keeping.Wait.BUSY);
            assertThat(bot.say(message("U1", "3", "score data-ai"), keeping)).isSameAs(Answer.WAITING);
            assertThat(keeping.asked).containsExactly(Keeping.Wait.BUSY);
            var free = new RecordingKeeping(Keeping.Wait.BUSY);
            assertThat(bot.say(Talk.message(neighbour, Message.Place.PRIVATE, "1", "score"), free).reply().tone())
                    .isEqualTo(Reply.Tone.ANSWER);
            assertThat(free.asked).isEmpty();
            released.countDown();
        }
        assertThat(bot.say(message("U1", "4", "score data-ai"), new RecordingKeeping(Keeping.Wait.BUSY)))
                .isNotSameAs(Answer.WAITING);
    }

    /** Whoever scores takes a share of the organisation's first; here none is left. */
    @Test
    void the_same_score_again_neither_scores_nor_asks_for_evidence() throws Exception {
        var begun = new CountDownLatch(2);
        var released = new CountDownLatch(1);
        var reads = new AtomicInteger();
        var bot = new Bot(Shipped.knowledge(), () -> {
            if (isComputing()) {
                reads.incrementAndGet();
                if (Thread.currentThread().getName().equals("slow")) {
                    begun.countDown();
                    awaited(released);
                }
            }
            return talk.store;
        }, () -> Talk.START, Surroundings.of(Optional.of("Firm")));
        var first = bot.say(message("U1", "1", "score data-ai"), new RecordingKeeping());
        assertThat(reads).hasPositiveValue();
        try (var threads = Executors.newFixedThreadPool(2, work -> new Thread(work, "slow"))) {
            threads.submit(() -> bot.say(message("U1", "2", "score location 7")));
            threads.submit(() -> bot.say(message("U1", "3", "score security location 7")));
            awaited(begun);
            int before = reads.get();

            var again = new RecordingKeeping(Keeping.Wait.BUSY);
            assertThat(bot.say(message("U1", "4", "what do we miss for data and ai?"), again)).isSameAs(first);
            assertThat(again.asked).isEmpty();
            assertThat(reads).hasValue(before);
            assertThat(bot.say(message("U1", "5", "score security"), new RecordingKeeping(Keeping.Wait.BUSY)))
                    .isSameAs(Answer.WAITING);
            released.countDown();
        }
    }

    private static boolean isComputing() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().endsWith(".Figures")));
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }

    @Test
    void a_member_may_not_have_an_import_kept() {
        var keeping = new RecordingKeeping(Keeping.Wait.LONG);
        var file = talk.file("late.csv", Talk.CERTS);
        var answer = talk.bot.say(
                new Message("import", Talk.member("U1"), Message.Place.PRIVATE, Optional.of("1"), List.of(file)),
                keeping);
        assertThat(answer.reply().tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(keeping.asked).isEmpty();
    }

    @Test
    void an_unlinked_workspace_is_told_how_to_link_once_for_each_delivery() {
        var keeping = new RecordingKeeping();
        var stranger = new Sender.Member("slack", "T9", "U1");
        for (int delivery = 0; delivery < 2; delivery++) {
            assertThat(talk.bot.say(Talk.message(stranger, Message.Place.PRIVATE, "1", "score"), keeping).reply()
                    .summary()).contains("not linked", "organisation link slack T9");
        }
        assertThat(keeping.answered).hasSize(1);
    }
}
