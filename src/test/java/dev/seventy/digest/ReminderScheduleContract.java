package dev.seventy.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import dev.seventy.bot.Answer;
import dev.seventy.bot.Conversation;
import dev.seventy.bot.Keeping;
import dev.seventy.bot.Message;
import dev.seventy.bot.Nudge;
import dev.seventy.bot.Sender;
import dev.seventy.slack.fake.FakeClock;
import dev.seventy.slack.fake.Until;
import dev.seventy.store.Actor;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is promised of looks for whom to remind on every database. */
abstract class ReminderScheduleContract {

    private static final Actor ANNA = new Actor("slack:T1:U1", "slack");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration A_MOMENT = Duration.ofMillis(10);

    final FakeClock clock = new FakeClock();
    final Bell bell = new Bell();
    String url = "";
    @SuppressWarnings("NullAway.Init")
    Store store;
    private final List<ReminderSchedule> running = new ArrayList<>();

    /** The address of an empty database of its own. */
    abstract String newDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        url = newDatabase();
        store = Store.open(url, clock);
    }

    @AfterEach
    void close() {
        running.forEach(ReminderSchedule::close);
        store.close();
    }

    OrganisationId firm(String name) {
        var id = store.organisations().add(name, ZoneOffset.UTC, false, ANNA).orElseThrow().id();
        store.organisations().link(id, "slack", "T" + name, ANNA);
        return id;
    }

    /** A firm in which U1 and U2 are always to be reminded, once a day; kept with the key in one transaction, as adapters do. */
    final class Bell implements Conversation, Reminder {

        final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<Look> looks = new ConcurrentLinkedQueue<>();
        final AtomicInteger busy = new AtomicInteger();
        final CountDownLatch done = new CountDownLatch(1);
        final Set<String> failing = ConcurrentHashMap.newKeySet();

        @Override
        public Answer say(Message message, Keeping keeping) {
            throw new IllegalStateException("nobody says anything here");
        }

        @Override
        public List<Nudge> nudges(OrganisationId organisation) {
            looks.add(new Look(organisation.value(), clock.instant()));
            if (organisation.value() == busy.get()) {
                Until.holds("it goes on", () -> done.getCount() == 0);
            }
            var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            return List.of("U1", "U2").stream()
                    .map(user -> new Nudge(new Sender.Member("slack", "T" + organisation.value(), user), day,
                            "nudge:" + organisation.value() + ":" + user + ":" + day))
                    .toList();
        }

        @Override
        public boolean remind(Nudge nudge) {
            if (failing.contains(nudge.reader().user())) {
                throw new IllegalStateException("not now");
            }
            var organisation = new OrganisationId(Integer.parseInt(nudge.reader().workspace().substring(1)));
            store.deliveries().once(Optional.of(organisation), nudge.key(), () -> {
                store.afterCommit(() -> said.add(nudge.key()));
                return "";
            });
            return true;
        }

        List<Instant> of(OrganisationId firm) {
            return looks.stream().filter(look -> look.organisation() == firm.value()).map(Look::at).toList();
        }
    }

    /** One look through a firm, when it was. */
    private record Look(int organisation, Instant at) {
    }

    ReminderSchedule start(Store shared) {
        var schedule = new ReminderSchedule(shared, clock, bell, Map.of("slack", bell));
        running.add(schedule);
        schedule.start();
        return schedule;
    }

    /** Time goes on, as an hour that passed while somebody still looked counts from then. */
    private void until(String what, BooleanSupplier condition) {
        Until.holds(what, () -> {
            clock.advance(Duration.ofSeconds(30));
            return condition.getAsBoolean();
        });
    }

    private void awaitLooks(OrganisationId firm, int count) {
        until(count + " looks", () -> bell.of(firm).size() >= count);
    }

    @Test
    void each_firm_is_looked_through_every_hour_and_no_sooner_and_all_who_are_due_are_reminded() {
        var firms = List.of(firm("1"), firm("2"));
        start(store);
        for (var firm : firms) {
            awaitLooks(firm, 4);
            var looks = bell.of(firm);
            for (int look = 1; look < looks.size(); look++) {
                assertThat(Duration.between(looks.get(look - 1), looks.get(look))).isGreaterThanOrEqualTo(HOUR);
            }
        }
        until("four reminders", () -> bell.said.size() >= 4);
    }

    @Test
    void a_firm_whose_look_takes_long_keeps_no_other_waiting() {
        var large = firm("1");
        bell.busy.set(large.value());
        start(store);
        Until.holds("somebody is at the large one", () -> !bell.of(large).isEmpty());
        var small = firm("2");
        Until.holds("a look at the other", () -> {
            clock.advance(A_MOMENT);
            return !bell.of(small).isEmpty();
        });
        assertThat(bell.of(large)).hasSize(1);
        bell.done.countDown();
        awaitLooks(large, 2);
    }

    @Test
    void one_who_could_not_be_reminded_keeps_nobody_waiting_and_comes_with_the_next_look() {
        firm("1");
        bell.failing.add("U1");
        start(store);
        until("the other", () -> bell.said.size() == 1);
        bell.failing.clear();
        clock.advance(HOUR);
        until("both", () -> bell.said.size() == 2);
    }

    @Test
    void a_firm_that_is_linked_while_it_runs_is_looked_at_and_one_that_is_erased_no_more() {
        start(store);
        var ours = firm("1");
        until("a look", () -> !bell.of(ours).isEmpty());
        store.organisations().erase(ours);
        var before = bell.of(ours).size();
        var other = firm("2");
        clock.advance(HOUR);
        until("a look at the other", () -> !bell.of(other).isEmpty());
        clock.advance(HOUR);
        awaitLooks(other, 3);
        assertThat(bell.of(ours)).hasSize(before);
    }

    @Test
    void a_clock_that_is_set_back_ends_no_looks() {
        var ours = firm("1");
        start(store);
        awaitLooks(ours, 1);
        var back = FakeClock.START.minus(HOUR);
        clock.set(back);
        var other = firm("2");
        Until.holds("a look while the clock is still back", () -> {
            clock.set(clock.instant().equals(back) ? back.plus(A_MOMENT) : back);
            return !bell.of(other).isEmpty();
        });
        clock.set(FakeClock.START.plus(HOUR));
        awaitLooks(ours, 2);
    }
}
