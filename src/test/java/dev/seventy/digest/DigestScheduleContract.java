package dev.seventy.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.seventy.slack.fake.FakeClock;
import dev.seventy.slack.fake.Until;
import dev.seventy.store.Actor;
import dev.seventy.store.Digests;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Rhythm;
import dev.seventy.store.Store;
import dev.seventy.store.Subscription;
import dev.seventy.store.Subscription.Place;
import dev.seventy.store.Subscription.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is promised of due digests on every database. */
abstract class DigestScheduleContract {

    private static final Actor ANNA = new Actor("slack:T1:U1", "slack");
    static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final Rhythm RHYTHM = new Rhythm(DayOfWeek.MONDAY, LocalTime.of(9, 0), ZoneOffset.UTC);

    final FakeClock clock = new FakeClock();
    final Recording messenger = new Recording();
    String url = "";
    @SuppressWarnings("NullAway.Init")
    Store store;
    private final List<DigestSchedule> running = new ArrayList<>();
    OrganisationId ours = OrganisationId.NONE;

    /** The address of an empty database of its own. */
    abstract String newDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        url = newDatabase();
        store = Store.open(url, clock);
        ours = store.organisations().add("Nordlicht", ZoneOffset.UTC, false, ANNA).orElseThrow().id();
    }

    @AfterEach
    void close() {
        running.forEach(DigestSchedule::close);
        store.close();
    }

    /** Keeps what is said as an adapter does: with its key, in one transaction. */
    final class Recording implements Messenger {

        final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();
        final Set<String> at = ConcurrentHashMap.newKeySet();
        final AtomicInteger failures = new AtomicInteger();
        /** Whose digests take until these are open. */
        final Map<OrganisationId, CountDownLatch> slow = new ConcurrentHashMap<>();
        final Set<OrganisationId> begun = ConcurrentHashMap.newKeySet();
        final Map<OrganisationId, AtomicInteger> atOnce = new ConcurrentHashMap<>();
        final AtomicInteger mostAtOnce = new AtomicInteger();

        @Override
        public String platform() {
            return "slack";
        }

        @Override
        public void say(Subscription subscription, String line, String key, Rhythm.Occurrence due) {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("not now");
            }
            var firm = subscription.organisation();
            var making = atOnce.computeIfAbsent(firm, _ -> new AtomicInteger());
            mostAtOnce.accumulateAndGet(making.incrementAndGet(), Math::max);
            begun.add(firm);
            try {
                Optional.ofNullable(slow.get(firm)).ifPresent(Recording::await);
                keep(subscription, line, key, due);
            } finally {
                making.decrementAndGet();
            }
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }

        private void keep(Subscription subscription, String line, String key, Rhythm.Occurrence due) {
            store.deliveries().once(Optional.of(subscription.organisation()), key, () -> {
                store.digests().settle(subscription.organisation(), subscription.id(), due.week());
                store.afterCommit(() -> said.add(key + " " + line));
                return "";
            });
        }
    }

    DigestSchedule start(Store shared) {
        var schedule = new DigestSchedule(shared, clock, List.of(messenger), Duration.ofMinutes(15));
        running.add(schedule);
        schedule.start();
        return schedule;
    }

    Subscription subscribed(Rhythm rhythm) {
        return subscribed(ours, rhythm);
    }

    private Subscription subscribed(OrganisationId firm, Rhythm rhythm) {
        return store.digests().add(firm, new Digests.Draft(new Place("slack", "T1", Optional.empty(), "U1", false),
                "U1", rhythm, Scope.EVERYTHING), ANNA);
    }

    void awaitSaid(int count) {
        Until.holds(count + " digests", () -> {
            clock.advance(Duration.ofMillis(2));
            return messenger.said.size() >= count;
        });
    }

    @Test
    void each_is_said_once_in_its_week_also_after_a_restart() {
        subscribed(RHYTHM);
        var first = start(store);
        clock.set(MONDAY.plus(Duration.ofMinutes(15)));
        awaitSaid(1);
        first.close();
        start(store);
        clock.set(MONDAY.plus(Duration.ofDays(7)).plus(Duration.ofMinutes(15)));
        awaitSaid(2);
        assertThat(messenger.said).containsExactly("digest:1:2026-W48 digest show 1",
                "digest:1:2026-W49 digest show 1");
    }

    @Test
    void one_that_was_moved_here_without_its_schedule_is_said_too() throws SQLException {
        subscribed(RHYTHM);
        try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("DELETE FROM scheduled_digests")).isOne();
        }
        start(store);
        clock.set(MONDAY.plus(Duration.ofMinutes(15)));
        awaitSaid(1);
    }

    @Test
    void what_failed_is_said_a_minute_later() {
        messenger.failures.set(2);
        subscribed(RHYTHM);
        start(store);
        clock.set(MONDAY.plus(Duration.ofMinutes(15)));
        Until.holds("it is said", () -> {
            clock.advance(Duration.ofSeconds(1));
            return !messenger.said.isEmpty();
        });
        assertThat(messenger.failures.get()).isZero();
        assertThat(messenger.said).hasSize(1);
    }

    @Test
    void firms_whose_digests_take_long_hold_up_their_own_and_nobody_elses() {
        var opened = new CountDownLatch(1);
        var large = Stream.of("Large", "Larger", "Largest")
                .map(name -> store.organisations().add(name, ZoneOffset.UTC, false, ANNA).orElseThrow().id()).toList();
        large.forEach(firm -> {
            messenger.slow.put(firm, opened);
            for (int one = 0; one < 20; one++) {
                subscribed(firm, RHYTHM);
            }
        });
        start(store);
        clock.set(MONDAY.plus(Duration.ofMinutes(15)));
        Until.holds("all three are at it", () -> messenger.begun.containsAll(large));
        subscribed(new Rhythm(DayOfWeek.MONDAY, LocalTime.of(9, 30), ZoneOffset.UTC));
        clock.set(MONDAY.plus(Duration.ofMinutes(45)));
        awaitSaid(1);
        assertThat(messenger.said).containsExactly("digest:1:2026-W48 digest show 1");
        opened.countDown();
        awaitSaid(61);
        assertThat(messenger.mostAtOnce).as("of one firm").hasValue(1);
    }

    @Test
    void who_was_down_says_what_is_late_by_less_than_a_day_and_leaves_out_the_rest() {
        subscribed(RHYTHM);
        var early = store.digests().add(ours, new Digests.Draft(new Place("slack", "T1", Optional.empty(), "U2", false),
                "U2", new Rhythm(DayOfWeek.SUNDAY, LocalTime.of(9, 0), ZoneOffset.UTC), Scope.EVERYTHING), ANNA);
        clock.set(MONDAY.plus(Duration.ofHours(20)));
        start(store);
        awaitSaid(1);
        clock.set(MONDAY.plus(Duration.ofDays(6)).plus(Duration.ofMinutes(15)));
        awaitSaid(2);
        assertThat(messenger.said).containsExactly("digest:1:2026-W48 digest show 1",
                "digest:" + early.id() + ":2026-W48 digest show " + early.id());
    }

    @Test
    void a_clock_that_is_set_back_delays_nothing_and_doubles_nothing() {
        subscribed(RHYTHM);
        start(store);
        clock.set(MONDAY.plus(Duration.ofMinutes(20)));
        awaitSaid(1);
        clock.set(MONDAY.minus(Duration.ofMinutes(40)));
        subscribed(new Rhythm(DayOfWeek.MONDAY, LocalTime.of(8, 30), ZoneOffset.UTC));
        clock.set(MONDAY.plus(Duration.ofMinutes(20)));
        awaitSaid(2);
        assertThat(new TreeSet<>(messenger.said)).hasSize(2);
    }

    @Test
    void a_change_is_looked_at_at_once_and_what_is_stopped_or_muted_does_not_come() {
        var one = subscribed(new Rhythm(DayOfWeek.FRIDAY, LocalTime.of(17, 0), ZoneOffset.UTC));
        var muted = subscribed(RHYTHM);
        var stopped = subscribed(RHYTHM);
        start(store);
        clock.set(MONDAY.minus(Duration.ofMinutes(1)));
        store.digests().mute(ours, muted.id(), MONDAY.plus(Duration.ofDays(1)), ANNA);
        store.digests().end(ours, stopped.id(), "stopped", ANNA);
        clock.set(MONDAY.plus(Duration.ofHours(2)));
        store.digests().change(ours, one.id(), RHYTHM, Scope.EVERYTHING, ANNA);
        awaitSaid(1);
        assertThat(messenger.said).containsExactly("digest:1:2026-W48 digest show 1");
    }
}
