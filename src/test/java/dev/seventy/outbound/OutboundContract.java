package dev.seventy.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import dev.seventy.store.Account;
import dev.seventy.store.Actor;
import dev.seventy.store.Errand;
import dev.seventy.store.Errand.State;
import dev.seventy.store.Errands;
import dev.seventy.store.Forgetting;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Store;
import dev.seventy.store.StoredErrands;
import dev.seventy.store.TestClock;
import dev.seventy.store.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is promised of errands on every database. */
abstract class OutboundContract {

    static final Vault VAULT = Vault.of("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");

    private static final Vault OTHER_VAULT = Vault.of("MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=");
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration LEASE = LaneRunner.LEASE;

    final TestClock clock = new TestClock();
    final RecordingCarrier carrier = new RecordingCarrier();
    String url = "";
    @SuppressWarnings("NullAway.Init")
    Store store;
    @SuppressWarnings("NullAway.Init")
    Outbound outbound;
    OrganisationId ours = OrganisationId.NONE;

    /** The address of an empty database of its own. */
    abstract String newDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        url = newDatabase();
        store = Store.open(url, clock);
        store.forgetting().openWith(VAULT);
        ours = store.organisations().add("Nordlicht", ZoneOffset.UTC, false, new Actor("U1", "slack")).orElseThrow()
                .id();
        outbound = outbound();
    }

    @AfterEach
    void close() {
        outbound.close();
        store.close();
    }

    private Outbound outbound() {
        return new Outbound(store, VAULT, clock, List.of(carrier));
    }

    static void eventually(BooleanSupplier holds) {
        var deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not happen in time").isLessThan(deadline);
            try {
                Thread.sleep(5);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    /** Waits until as many errands are in a state. */
    private void await(State state, int count) {
        eventually(() -> outbound.report().count(state) == count);
    }

    /**
     * Lets virtual time pass, never under somebody who works, until as many errands are in a state.
     *
     * @param step so short that whoever is about to begin is not taken for dead meanwhile, on a busy machine too
     */
    private void await(State state, int count, Duration step) {
        eventually(() -> {
            var report = outbound.report();
            if (report.count(State.RUNNING) == 0) {
                clock.pass(step);
            }
            return report.count(state) == count;
        });
    }

    Order order(Kind kind, String lane, String payload) {
        return new Order(kind, RecordingCarrier.PLATFORM, "T1", lane, payload, clock.instant());
    }

    private void add(Kind kind, String lane, String payload) {
        outbound.add(ours, order(kind, lane, payload));
    }

    private Errand one(State state) {
        var errands = StoredErrands.withState(store, ours, state);
        assertThat(errands).hasSize(1);
        return errands.getFirst();
    }

    /** When this was carried, whoever had anything to do has had the time for it. */
    private void roundTrip(String name) {
        add(Kind.NOTICE, "round trip " + name, name);
        eventually(() -> carrier.carried().contains(name));
    }

    // Lanes

    @Test
    void errands_of_a_lane_are_carried_one_after_the_other_in_the_order_in_which_they_were_added() {
        outbound.start();
        var payloads = IntStream.range(0, 50).mapToObj(Integer::toString).toList();
        payloads.forEach(payload -> add(Kind.NOTICE, "C1", payload));
        await(State.DONE, 50);
        assertThat(carrier.carried()).isEqualTo(payloads);
        assertThat(carrier.overlaps()).isEmpty();
    }

    @Test
    void other_lanes_go_on_while_one_is_slow() {
        outbound.start();
        var latch = carrier.hold("slow");
        add(Kind.NOTICE, "C1", "slow");
        add(Kind.NOTICE, "C1", "behind");
        for (int lane = 2; lane < 30; lane++) {
            add(Kind.NOTICE, "C" + lane, "fast");
        }
        await(State.DONE, 28);
        assertThat(carrier.carried()).doesNotContain("behind");
        latch.countDown();
        await(State.DONE, 30);
        assertThat(carrier.carried().getLast()).isEqualTo("behind");
    }

    @Test
    void long_lines_of_many_organisations_hold_up_no_message() {
        outbound.start();
        var latch = carrier.hold("import");
        for (int organisation = 1; organisation <= 10; organisation++) {
            add(Kind.LINE, Order.work(new OrganisationId(organisation)), "import");
        }
        eventually(() -> carrier.carried().size() == 4);
        add(Kind.REPLY, "C1", "reply");
        await(State.DONE, 1);
        add(Kind.LINE, Order.work(ours) + ":T1:U1", "look-up");
        await(State.DONE, 2);
        assertThat(carrier.carried()).hasSize(6).endsWith("reply", "look-up");
        latch.countDown();
        await(State.DONE, 12, Duration.ofMillis(100));
        assertThat(carrier.overlaps()).isEmpty();
    }

    @Test
    void lines_and_messages_have_lanes_of_their_own() {
        assertThatThrownBy(() -> order(Kind.LINE, "C1", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> order(Kind.REPLY, Order.work(ours), "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_due_later_waits_until_then() {
        outbound.start();
        var due = clock.instant().plus(Duration.ofDays(3));
        outbound.add(ours, new Order(Kind.NOTICE, RecordingCarrier.PLATFORM, "T1", "C1", "later", due));
        roundTrip("before");
        clock.pass(Duration.ofDays(3).minusSeconds(1));
        roundTrip("just before");
        assertThat(carrier.carried()).doesNotContain("later");
        clock.pass(Duration.ofSeconds(1));
        await(State.DONE, 3);
        assertThat(carrier.carried()).endsWith("later");
    }

    @Test
    void a_later_view_takes_the_place_of_one_that_waits() {
        add(Kind.VIEW, "V1", "first");
        add(Kind.VIEW, "V1", "second");
        add(Kind.VIEW, "V2", "other");
        outbound.start();
        await(State.DONE, 2);
        assertThat(carrier.carried()).containsExactlyInAnyOrder("second", "other");
        assertThat(one(State.CANCELLED).outcome()).isEqualTo("superseded");
    }

    // Limits

    @Test
    void a_workspace_at_its_limit_waits_and_no_other_does() {
        carrier.limit(errand -> List.of(new Allowance(errand.workspace(), new Rate(1, Duration.ofSeconds(10), 2))));
        outbound.start();
        for (int lane = 0; lane < 5; lane++) {
            add(Kind.NOTICE, "C" + lane, "T1");
            outbound.add(ours, new Order(Kind.NOTICE, RecordingCarrier.PLATFORM, "T" + (lane + 2), "D" + lane, "other",
                    clock.instant()));
        }
        await(State.DONE, 7);
        assertThat(carrier.carried()).filteredOn("T1"::equals).hasSize(2);
        await(State.DONE, 10, Duration.ofSeconds(1));
        assertThat(StoredErrands.withState(store, ours, State.DONE))
                .allSatisfy(errand -> assertThat(errand.attempts()).isEqualTo(1));
    }

    @Test
    void nothing_of_a_bucket_is_tried_before_the_time_that_the_platform_asked_for() {
        carrier.limit(errand -> List.of(new Allowance(errand.workspace(), new Rate(100, Duration.ofSeconds(1), 100))));
        carrier.answer("throttled", new Outcome.Wait(Duration.ofSeconds(30), "T1", "429"));
        outbound.start();
        add(Kind.REPLY, "C1", "throttled");
        eventually(() -> StoredErrands.withState(store, ours, State.WAITING).stream()
                .anyMatch(errand -> errand.outcome().equals("429")));
        add(Kind.REPLY, "C1", "behind");
        add(Kind.REPLY, "C2", "same workspace");
        outbound.add(ours, new Order(Kind.REPLY, RecordingCarrier.PLATFORM, "T2", "D1", "other", clock.instant()));
        await(State.DONE, 1);
        clock.pass(Duration.ofSeconds(29));
        outbound.add(ours, new Order(Kind.REPLY, RecordingCarrier.PLATFORM, "T2", "D1", "another", clock.instant()));
        await(State.DONE, 2);
        assertThat(carrier.carried()).containsExactly("throttled", "other", "another");
        await(State.DONE, 5, Duration.ofSeconds(1));
        assertThat(carrier.carried().stream().filter(payload -> List.of("throttled", "behind").contains(payload)))
                .containsExactly("throttled", "throttled", "behind");
        assertThat(StoredErrands.withState(store, ours, State.DONE))
                .allSatisfy(errand -> assertThat(errand.attempts()).isEqualTo(1));
    }

    // Failures

    @Test
    void what_did_not_arrive_is_tried_again_and_given_up_after_a_few_times_and_nothing_overtakes_it() {
        var attempts = Kind.NOTICE.attempts();
        carrier.answer("hopeless",
                Collections.nCopies(20, new Outcome.Again("internal_error")).toArray(Outcome[]::new));
        carrier.answer("at last", new Outcome.Again("connect"), new Outcome.Again("connect"));
        add(Kind.NOTICE, "C1", "hopeless");
        add(Kind.NOTICE, "C1", "behind");
        add(Kind.NOTICE, "C2", "at last");
        outbound.start();
        await(State.DONE, 2, Duration.ofSeconds(1));
        assertThat(one(State.FAILED).attempts()).isEqualTo(attempts);
        assertThat(one(State.FAILED).outcome()).isEqualTo("internal_error");
        assertThat(carrier.carried()).filteredOn("hopeless"::equals).hasSize(attempts);
        assertThat(carrier.carried()).filteredOn("at last"::equals).hasSize(3);
        assertThat(carrier.carried().lastIndexOf("hopeless")).isLessThan(carrier.carried().indexOf("behind"));
        assertThat(carrier.ended()).containsExactly("hopeless");
        assertThat(carrier.ends()).containsExactly(State.FAILED);
    }

    @Test
    void what_is_refused_is_not_tried_again() {
        carrier.answer("gone", new Outcome.Refused("channel_not_found"));
        outbound.start();
        add(Kind.REPLY, "C1", "gone");
        await(State.FAILED, 1);
        roundTrip("after");
        assertThat(carrier.carried()).containsExactly("gone", "after");
        eventually(() -> carrier.ended().equals(List.of("gone")));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void what_may_have_arrived_is_repeated_or_left_alone_by_its_kind(Kind kind) {
        carrier.answer("doubtful", new Outcome.Unknown("timeout"));
        outbound.start();
        add(kind, kind == Kind.LINE ? Order.work(ours) : "C1", "doubtful");
        if (kind.doubt() == Kind.Doubt.REPEAT) {
            await(State.DONE, 1, Duration.ofMillis(10));
            assertThat(carrier.carried()).containsExactly("doubtful", "doubtful");
            assertThat(carrier.ended()).isEmpty();
        } else {
            await(State.UNKNOWN, 1);
            assertThat(carrier.carried()).containsExactly("doubtful");
            eventually(() -> carrier.ended().equals(List.of("doubtful")));
            assertThat(carrier.ends()).containsExactly(State.UNKNOWN);
            assertThat(outbound.report().unknown()).singleElement()
                    .satisfies(errand -> assertThat(errand.outcome()).isEqualTo("timeout"));
        }
    }

    @Test
    void a_carrier_that_fails_leaves_an_unknown_errand_and_a_lane_that_goes_on() {
        outbound.close();
        Carrier failing = new Carrier() {
            @Override
            public String platform() {
                return RecordingCarrier.PLATFORM;
            }

            @Override
            public List<Allowance> allowances(Errand errand, String payload) {
                return List.of();
            }

            @Override
            public Outcome carry(Errand errand, String payload) {
                throw new IllegalStateException(payload);
            }

            @Override
            public void ended(Errand errand, State how, String payload) {
                throw new IllegalStateException(payload);
            }
        };
        outbound = new Outbound(store, VAULT, clock, List.of(failing));
        outbound.start();
        add(Kind.NOTICE, "C1", "one");
        add(Kind.NOTICE, "C1", "two");
        await(State.UNKNOWN, 2);
    }

    @Test
    void a_payload_that_the_carrier_cannot_read_is_given_up_and_the_lane_goes_on() {
        carrier.limit(errand -> {
            if (errand.id() == 1) {
                throw new IllegalStateException("not a letter");
            }
            return List.of();
        });
        outbound.start();
        add(Kind.NOTICE, "C1", "not a letter");
        add(Kind.NOTICE, "C1", "behind");
        await(State.DONE, 1);
        assertThat(one(State.FAILED).outcome()).isEqualTo("unreadable");
        assertThat(carrier.carried()).containsExactly("behind");
    }

    @Test
    void what_nobody_can_do_is_given_up() {
        outbound.start();
        outbound.add(ours, new Order(Kind.NOTICE, "pigeon", "T1", "C1", "", clock.instant()));
        store.errands().add(ours, draft("C2", "sing", VAULT.seal("", Errands.context(ours))));
        store.errands().add(ours, draft("C3", "notice", OTHER_VAULT.seal("", Errands.context(ours))));
        store.errands().add(ours,
                draft("C4", "notice", VAULT.seal("", Errands.context(new OrganisationId(ours.value() + 1)))));
        await(State.FAILED, 4);
        assertThat(carrier.carried()).isEmpty();
    }

    private Errands.Draft draft(String lane, String kind, String payload) {
        return new Errands.Draft(lane, kind, RecordingCarrier.PLATFORM, "T1", payload, clock.instant(),
                clock.instant().plus(Duration.ofDays(1)));
    }

    @Test
    void what_is_past_its_time_is_never_carried() {
        outbound.add(ours, new Order(Kind.VIEW_OPEN, RecordingCarrier.PLATFORM, "T1", "C1", "late", clock.instant()));
        clock.pass(Kind.VIEW_OPEN.validity());
        outbound.start();
        await(State.EXPIRED, 1);
        roundTrip("after");
        assertThat(carrier.carried()).containsExactly("after");
    }

    @Test
    void what_waits_longer_than_it_is_worth_is_dropped() {
        carrier.limit(errand -> List.of(new Allowance(errand.workspace(), new Rate(1, Duration.ofHours(1), 1))));
        outbound.start();
        add(Kind.SHARE, "C1", "first");
        add(Kind.SHARE, "C1", "second");
        await(State.DONE, 1);
        await(State.EXPIRED, 1, Duration.ofSeconds(2));
        assertThat(carrier.carried()).containsExactly("first");
        assertThat(carrier.ended()).containsExactly("second");
        assertThat(carrier.ends()).containsExactly(State.EXPIRED);
    }

    // Transactions and cancelling

    @Test
    void what_was_ordered_in_a_transaction_that_is_undone_is_never_carried() {
        outbound.start();
        assertThatThrownBy(() -> store.together(() -> {
            add(Kind.NOTICE, "C1", "undone");
            throw new IllegalStateException("undone");
        })).hasMessage("undone");
        roundTrip("after");
        await(State.DONE, 1);
        assertThat(carrier.carried()).containsExactly("after");
        assertThat(outbound.report().counts()).containsOnlyKeys(State.DONE);
    }

    @Test
    void a_cancelled_workspace_gets_nothing_more() {
        carrier.answer("under way", new Outcome.Again("internal_error"));
        var latch = carrier.hold("under way");
        outbound.start();
        add(Kind.NOTICE, "C1", "under way");
        add(Kind.NOTICE, "C1", "waiting");
        eventually(() -> carrier.carried().contains("under way"));
        assertThat(outbound.cancel(RecordingCarrier.PLATFORM, "T1")).isEqualTo(1);
        latch.countDown();
        await(State.EXPIRED, 1, Duration.ofSeconds(1));
        assertThat(carrier.carried()).containsExactly("under way");
        assertThat(outbound.report().count(State.CANCELLED)).isEqualTo(1);
    }

    @Test
    void of_all_that_is_cancelled_with_a_workspace_the_carrier_is_told_once() {
        add(Kind.NOTICE, "C1", "a notice");
        add(Kind.NUDGE, "C1", "a reminder");
        assertThat(outbound.cancel(RecordingCarrier.PLATFORM, "T2")).isZero();
        assertThat(carrier.ended()).isEmpty();
        assertThat(outbound.cancel(RecordingCarrier.PLATFORM, "T1")).isEqualTo(2);
        assertThat(carrier.ended()).containsExactlyInAnyOrder("a notice", "a reminder");
        assertThat(carrier.ends()).containsOnly(State.CANCELLED);
        assertThat(StoredErrands.withState(store, ours, State.CANCELLED)).allSatisfy(errand -> {
            assertThat(errand.payload()).isEmpty();
            assertThat(errand.lane()).isEmpty();
        });
        assertThat(outbound.cancel(RecordingCarrier.PLATFORM, "T1")).isZero();
        assertThat(carrier.ended()).hasSize(2);
    }

    @Test
    void where_the_carrier_fails_to_hear_of_what_is_cancelled_all_that_belongs_to_it_is_undone() {
        add(Kind.NUDGE, "C1", "a reminder");
        add(Kind.NOTICE, "C2", "a notice");
        carrier.hears(_ -> {
            store.organisations().add("Half written", ZoneOffset.UTC, false, new Actor("U1", "slack"));
            throw new IllegalStateException("not heard");
        });
        var before = store.organisations().all().size();
        assertThatThrownBy(() -> store.together(() -> outbound.cancel(RecordingCarrier.PLATFORM, "T1")))
                .hasMessage("not heard");
        assertThat(outbound.report().counts()).containsOnlyKeys(State.WAITING);
        assertThat(store.organisations().all()).hasSize(before);
        carrier.hears(_ -> {
        });
        assertThat(outbound.cancel(RecordingCarrier.PLATFORM, "T1")).isEqualTo(2);
        assertThat(carrier.ended()).hasSize(2);
    }

    @Test
    void where_the_carrier_fails_to_hear_of_what_came_too_late_only_what_it_wrote_is_undone() {
        add(Kind.NUDGE, "C1", "too late");
        add(Kind.NUDGE, "C1", "later still");
        clock.pass(Kind.NUDGE.validity());
        var before = store.organisations().all();
        carrier.hears(_ -> {
            carrier.hears(_ -> {
            });
            store.organisations().add("Half written", ZoneOffset.UTC, false, new Actor("U1", "slack"));
            store.organisations().add("No text for PostgreSQL: \0", ZoneOffset.UTC, false, new Actor("U1", "slack"));
            throw new IllegalStateException("not heard");
        });
        outbound.start();
        await(State.EXPIRED, 2);
        assertThat(carrier.ended()).containsExactly("later still");
        assertThat(store.organisations().all()).isEqualTo(before);
    }

    @Test
    void where_another_was_in_the_way_of_hearing_of_it_the_whole_is_done_again() {
        add(Kind.NUDGE, "C1", "a reminder");
        List<State> heard = new ArrayList<>();
        carrier.hears(how -> {
            heard.add(how);
            if (heard.size() == 1) {
                throw undoneForAnother();
            }
        });
        assertThat(store.<Integer>together(() -> outbound.cancel(RecordingCarrier.PLATFORM, "T1"))).isEqualTo(1);
        assertThat(heard).containsExactly(State.CANCELLED, State.CANCELLED);
        assertThat(carrier.ended()).containsExactly("a reminder");
        assertThat(outbound.report().counts()).containsOnlyKeys(State.CANCELLED);
    }

    @Test
    void where_another_was_in_the_way_of_hearing_of_what_came_too_late_it_is_told_again() {
        add(Kind.NUDGE, "C1", "too late");
        clock.pass(Kind.NUDGE.validity());
        carrier.hears(_ -> {
            carrier.hears(_ -> {
            });
            throw undoneForAnother();
        });
        outbound.start();
        await(State.EXPIRED, 1);
        assertThat(carrier.ended()).containsExactly("too late");
    }

    /** As a statement of the carrier's fails that stood in the way of somebody else's. */
    private static RuntimeException undoneForAnother() {
        return new IllegalStateException(new SQLException("deadlock detected", "40P01"));
    }

    @Test
    void what_the_carrier_cannot_read_is_cancelled_without_telling_it() {
        carrier.limit(errand -> {
            if (errand.id() == 1) {
                throw new IllegalStateException("not a letter");
            }
            return List.of();
        });
        add(Kind.NUDGE, "C1", "not a letter");
        add(Kind.NUDGE, "C1", "a letter");
        assertThat(outbound.cancel(RecordingCarrier.PLATFORM, "T1")).isEqualTo(2);
        assertThat(carrier.ended()).containsExactly("a letter");
    }

    @Test
    void a_payload_is_never_readable_in_the_database_and_is_gone_at_the_end() {
        add(Kind.NOTICE, "C1", "confidential");
        assertThat(one(State.WAITING).payload()).isNotEmpty().doesNotContain("confidential");
        outbound.start();
        await(State.DONE, 1);
        assertThat(one(State.DONE).payload()).isEmpty();
    }

    // Ends and new beginnings

    @Test
    void what_was_ordered_before_an_end_is_carried_after_the_next_start() {
        add(Kind.NOTICE, "C1", "kept");
        outbound.close();
        store.close();
        store = Store.open(url, clock);
        outbound = outbound();
        outbound.start();
        await(State.DONE, 1);
        assertThat(carrier.carried()).containsExactly("kept");
    }

    @Test
    void an_end_lets_what_is_under_way_end_and_begins_nothing_more() throws Exception {
        var latch = carrier.hold("under way");
        outbound.start();
        add(Kind.NOTICE, "C1", "under way");
        add(Kind.NOTICE, "C1", "next");
        eventually(() -> carrier.carried().contains("under way"));
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            var closing = other.submit(outbound::close);
            latch.countDown();
            closing.get();
        }
        assertThat(one(State.DONE).attempts()).isEqualTo(1);
        outbound = outbound();
        outbound.start();
        await(State.DONE, 2, Duration.ofMillis(100));
        assertThat(carrier.carried()).containsExactly("under way", "next");
    }

    @Test
    void after_a_crash_between_the_claim_and_the_mark_the_kind_decides_and_who_comes_late_changes_nothing() {
        add(Kind.NOTICE, "C1", "notice");
        add(Kind.REPLY, "C2", "reply");
        var late = new ArrayList<Errand>();
        for (var lane : List.of("C1", "C2")) {
            late.add(store.errands().claim(lane, clock.instant(), LEASE, _ -> false).orElseThrow());
        }
        outbound.start();
        roundTrip("before");
        assertThat(carrier.carried()).containsExactly("before");
        clock.pass(LEASE);
        await(State.UNKNOWN, 1);
        await(State.DONE, 2);
        assertThat(carrier.ended()).containsExactly("notice");
        assertThat(carrier.ends()).containsExactly(State.UNKNOWN);
        assertThat(carrier.carried()).containsExactly("before", "reply");
        assertThat(late).allSatisfy(errand -> assertThat(store.errands().done(errand, "late")).isFalse());
        assertThat(outbound.report().unknown()).singleElement()
                .satisfies(errand -> assertThat(errand.kind()).isEqualTo("notice"));
    }

    @Test
    void a_lane_whose_worker_died_is_taken_up_again() throws Exception {
        add(Kind.NOTICE, "C1", "left");
        try (var connection = store.schedulerSource().getConnection(); var insert = connection.prepareStatement("""
                INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,
                    last_heartbeat, version, priority)
                VALUES ('lane', 'C1', ?, ?, 'somebody who died', ?, 1, 1)""")) {
            insert.setTimestamp(1, Timestamp.from(clock.instant()));
            insert.setBoolean(2, true);
            insert.setTimestamp(3, Timestamp.from(clock.instant().minusSeconds(60)));
            insert.executeUpdate();
        }
        outbound.start();
        await(State.DONE, 1);
        assertThat(carrier.carried()).containsExactly("left");
    }

    @Test
    void a_line_that_brings_down_whoever_carries_it_is_not_begun_for_ever() {
        add(Kind.LINE, Order.work(ours), "poison");
        for (int crash = 0; crash < Kind.LINE.attempts(); crash++) {
            assertThat(store.errands().claim(Order.work(ours), clock.instant(), LEASE, _ -> true)).isPresent();
            clock.pass(LEASE);
        }
        outbound.start();
        await(State.UNKNOWN, 1);
        assertThat(carrier.carried()).isEmpty();
    }

    @Test
    void a_lease_is_renewed_while_its_worker_lives() {
        add(Kind.LINE, Order.work(ours), "long");
        var runner = new LaneRunner(store.errands(), VAULT, clock, List.of(carrier), new Backoff(new Random(1)),
                Thread::sleep);
        var latch = carrier.hold("long");
        try (ExecutorService worker = Executors.newSingleThreadExecutor()) {
            var ended = worker.submit(() -> runner.drain(Order.work(ours)));
            eventually(() -> carrier.carried().contains("long"));
            for (int half = 0; half < 10; half++) {
                clock.pass(LEASE.dividedBy(2));
                runner.renew();
                assertThat(store.errands().lanesDue(clock.instant())).isEmpty();
            }
            latch.countDown();
            eventually(ended::isDone);
        }
        assertThat(one(State.DONE).attempts()).isEqualTo(1);
    }

    // What the store promises for this

    @Test
    void a_lane_with_a_worker_is_not_due_until_the_workers_lease_is_over() {
        add(Kind.REPLY, "C1", "taken");
        add(Kind.REPLY, "C1", "behind");
        assertThat(store.errands().isDue("C1", clock.instant())).isTrue();
        assertThat(store.errands().claim("C1", clock.instant(), LEASE, _ -> true)).isPresent();
        assertThat(store.errands().isDue("C1", clock.instant())).isFalse();
        assertThat(store.errands().isDue("C1", clock.instant().plus(LEASE))).isTrue();
        assertThat(store.errands().isDue("C2", clock.instant().plus(LEASE))).isFalse();
    }

    @Test
    void what_is_put_back_costs_no_attempt_and_who_was_too_late_can_neither_put_back_nor_extend() {
        add(Kind.REPLY, "C1", "reply");
        var late = store.errands().claim("C1", clock.instant(), LEASE, _ -> true).orElseThrow();
        assertThat(store.errands().extend(late, clock.instant().plus(LEASE.multipliedBy(2)))).isTrue();
        clock.pass(LEASE);
        assertThat(store.errands().claim("C1", clock.instant(), LEASE, _ -> true)).isEmpty();
        clock.pass(LEASE);
        var taken = store.errands().claim("C1", clock.instant(), LEASE, _ -> true).orElseThrow();
        assertThat(store.errands().putBack(late, "late")).isFalse();
        assertThat(store.errands().extend(late, clock.instant().plus(LEASE))).isFalse();
        assertThat(store.errands().putBack(taken, "paced")).isTrue();
        assertThat(one(State.WAITING).attempts()).isEqualTo(1);
        assertThat(VAULT.open(one(State.WAITING).payload(), Errands.context(ours))).isEqualTo("reply");
    }

    @Test
    void what_is_to_run_after_the_commit_runs_at_once_outside_of_a_transaction() {
        var runs = new ArrayList<String>();
        store.afterCommit(() -> runs.add("at once"));
        assertThat(runs).containsExactly("at once");
    }

    @Test
    void what_is_to_run_after_the_commit_runs_once_the_outermost_transaction_can_be_seen() {
        var seen = new ArrayList<Integer>();
        store.together(() -> store.together(() -> {
            add(Kind.NOTICE, "C1", "kept");
            store.afterCommit(() -> seen.add(outbound.report().count(State.WAITING)));
            assertThat(seen).isEmpty();
            return true;
        }));
        assertThat(seen).containsExactly(1);
    }

    @Test
    void what_is_to_run_after_the_commit_does_not_run_when_it_is_undone_and_not_with_the_next() {
        var runs = new ArrayList<String>();
        assertThatThrownBy(() -> store.together(() -> {
            store.afterCommit(() -> runs.add("undone"));
            throw new IllegalStateException("undone");
        })).hasMessage("undone");
        store.together(() -> true);
        assertThat(runs).isEmpty();
    }

    @Test
    void of_many_who_write_at_once_each_runs_its_own_after_its_commit() throws Exception {
        var seen = new ConcurrentLinkedQueue<String>();
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            var all = IntStream.range(0, 200).mapToObj(writer -> writers.submit(() -> {
                try {
                    store.together(() -> {
                        add(Kind.NOTICE, "C" + writer, "");
                        store.afterCommit(() -> seen.add(writer + " " + Thread.currentThread().threadId()));
                        if (writer % 3 == 0) {
                            throw new IllegalStateException("undone");
                        }
                        return true;
                    });
                } catch (IllegalStateException undone) {
                    assertThat(undone).hasMessage("undone");
                }
                return writer % 3 == 0 ? "" : writer + " " + Thread.currentThread().threadId();
            })).toList();
            var expected = new ArrayList<String>();
            for (var one : all) {
                expected.add(one.get());
            }
            expected.removeIf(String::isEmpty);
            assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(outbound.report().count(State.WAITING)).isEqualTo(133);
    }

    @Test
    void what_waits_and_names_somebody_who_is_forgotten_is_never_sent() {
        store.accounts().identified(ours, "slack", "T1", "UMARKER77",
                new Account.Profile("Marker Person", Optional.empty(), Account.Standing.MEMBER));
        var later = clock.instant().plus(Duration.ofHours(1));
        for (var payload : List.of("Marker Person holds it", "to UMARKER77", "Bookmarker Personal", "of others")) {
            outbound.add(ours, new Order(Kind.NOTICE, RecordingCarrier.PLATFORM, "T1", "C1", payload, later));
        }
        outbound.add(ours, new Order(Kind.NOTICE, RecordingCarrier.PLATFORM, "T1", "T1:UMARKER77", "x", later));
        store.errands().add(ours, draft("C3", "notice", OTHER_VAULT.seal("who knows what", Errands.context(ours))));
        store.forgetting().forget(ours,
                new Forgetting.Whom(Optional.empty(), store.accounts().of(ours, "slack", "T1", "UMARKER77"), Set.of()),
                new Actor("local", "terminal"));
        assertThat(outbound.report().count(State.WAITING)).isEqualTo(2);
        outbound.start();
        clock.pass(Duration.ofHours(1));
        await(State.DONE, 2);
    }
}
