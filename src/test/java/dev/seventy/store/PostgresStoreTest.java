package dev.seventy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import dev.seventy.slack.fake.Until;
import dev.seventy.store.StoreUnavailable.Kind;
import org.junit.jupiter.api.Test;

class PostgresStoreTest extends NudgeContract {

    @Override
    String newDatabase() throws Exception {
        return PostgresDatabases.make();
    }

    private StoreUnavailable refusal(String url) {
        var refusal = catchThrowableOfType(StoreUnavailable.class, () -> Store.open(url, clock).close());
        assertThat(refusal).isNotNull();
        assertThat(refusal.sentence()).endsWith(refusal.mend() + ".").doesNotContain("secret", "Exception", "\n");
        return refusal;
    }

    @Test
    void a_server_that_does_not_answer_is_named_without_the_password() {
        var refusal = refusal("jdbc:postgresql://127.0.0.1:1/seventy?user=seventy&password=secret");
        assertThat(refusal.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(refusal.sentence()).contains("127.0.0.1:1/seventy");
    }

    @Test
    void a_server_without_the_database_is_told_apart() {
        var refusal = refusal(PostgresDatabases.address("nowhere"));
        assertThat(refusal.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(refusal.sentence()).contains("has no database");
    }

    @Test
    void bytes_are_not_said_to_be_overwritten_while_an_older_snapshot_sees_them() throws Exception {
        take(Rows.LIFETIME, Rows.earned(Rows.vendor("1", "ada@example.com"), "dp-203", "2027-03-01", 2));
        var ada = evidence().certifications().getFirst().person();
        try (var reader = DriverManager.getConnection(url); var other = DriverManager.getConnection(url)) {
            reader.setAutoCommit(false);
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var question = "SELECT COUNT(*) FROM person_identifiers WHERE value = 'ada@example.com'";
            assertThat(number(reader, question)).isEqualTo(1);
            store.forgetting().forget(ours, Forgetting.Whom.person(ada), ACTOR);
            Until.holds("it is tried", () -> isTried(other));
            assertThat(number(reader, question)).isEqualTo(1);
            assertThat(store.forgetting().unwiped()).hasSize(1);
            reader.rollback();
        }
        Until.holds("the bytes are overwritten", () -> store.forgetting().unwiped().isEmpty());
    }

    private static int number(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement(); var answer = statement.executeQuery(question)) {
            return answer.next() ? answer.getInt(1) : 0;
        }
    }

    private static boolean isTried(Connection connection) {
        try {
            return number(connection,
                    "SELECT vacuum_count FROM pg_stat_user_tables WHERE relname = 'person_names'") > 1;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void of_two_who_wait_for_each_other_one_is_undone_and_begins_again() throws Exception {
        var firsts = new CyclicBarrier(2);
        var runs = new AtomicInteger();
        var told = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = List.of(List.of(ours, theirs), List.of(theirs, ours)).stream()
                    .map(order -> threads.submit(() -> store.together(() -> {
                        store.afterCommit(told::incrementAndGet);
                        store.settings().set(order.getFirst(), "digest.day", "MONDAY", ACTOR);
                        if (runs.incrementAndGet() <= 2) {
                            meet(firsts);
                        }
                        store.settings().set(order.getLast(), "digest.hour", "9", ACTOR);
                        return true;
                    }))).toList();
            for (var one : both) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(runs).hasValueGreaterThan(2);
        assertThat(told).hasValue(2);
        assertThat(store.settings().of(ours)).hasSize(2);
        assertThat(store.settings().of(theirs)).hasSize(2);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void an_errand_that_is_cancelled_while_another_claims_it_is_not_begun() throws Exception {
        var errand = store.errands().add(ours, new Errands.Draft("C1", "post", "slack", "T1", "sealed payload",
                clock.instant(), clock.instant().plusSeconds(60)));
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var claiming = Executors.newSingleThreadExecutor()) {
            connection.setAutoCommit(false);
            statement.execute("UPDATE errands SET state = 'cancelled', payload = '' WHERE lane = 'C1'");
            var claim = claiming
                    .submit(() -> store.errands().claim("C1", clock.instant(), Duration.ofMinutes(1), _ -> false));
            Until.holds("the claim waits for the row", () -> isWaiting(statement));
            connection.commit();
            assertThat(claim.get()).isEmpty();
        }
        assertThat(StoredErrands.withState(store, ours, Errand.State.CANCELLED)).extracting(Errand::id)
                .containsExactly(errand.id());
    }

    @Test
    void an_errand_that_is_ordered_while_its_workspace_is_cancelled_is_handed_over_too() throws Exception {
        var errand = store.errands().add(ours, new Errands.Draft("C1", "nudge", "slack", "T2", "sealed payload",
                clock.instant(), clock.instant().plusSeconds(60)));
        List<Long> cancelled = new ArrayList<>();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var cancelling = Executors.newSingleThreadExecutor()) {
            connection.setAutoCommit(false);
            // Whoever only reads goes on, and whoever writes waits.
            statement.execute("LOCK TABLE errands IN SHARE ROW EXCLUSIVE MODE");
            var cancel = cancelling
                    .submit(() -> store.cancelledErrands().cancel("slack", "T1", gone -> cancelled.add(gone.id())));
            Until.holds("cancelling waits for the table", () -> isWaiting(statement));
            statement.execute("UPDATE errands SET workspace = 'T1' WHERE lane = 'C1'");
            connection.commit();
            assertThat(cancel.get()).isEqualTo(1);
        }
        assertThat(cancelled).containsExactly(errand.id());
    }

    private static boolean isWaiting(Statement statement) {
        try (var row = statement.executeQuery("SELECT COUNT(*) FROM pg_locks WHERE NOT granted")) {
            return row.next() && row.getInt(1) > 0;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void whoever_changes_the_zone_and_whoever_changes_a_setting_wait_for_each_other_in_one_order() throws Exception {
        var isBegun = new CountDownLatch(1);
        try (var other = Executors.newSingleThreadExecutor()) {
            var change = other.submit(() -> {
                isBegun.await();
                store.settings().set(ours, "retention", "5", ACTOR);
                return true;
            });
            store.together(() -> {
                store.organisations().changeZone(ours, ZoneOffset.ofHours(1), ACTOR);
                isBegun.countDown();
                awaitWaiting();
                store.settings().set(ours, "zone", "+01:00", ACTOR);
                return true;
            });
            assertThat(change.get()).isTrue();
        }
        assertThat(store.settings().of(ours)).isEqualTo(Map.of("zone", "+01:00", "retention", "5"));
    }

    /** Until somebody waits for another's transaction in our database. */
    private void awaitWaiting() {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        try (var connection = DriverManager.getConnection(url); var question = connection.prepareStatement("""
                        SELECT COUNT(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'""")) {
            var count = 0;
            while (count == 0) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                try (var row = question.executeQuery()) {
                    row.next();
                    count = row.getInt(1);
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void two_instances_share_one_server() {
        try (var other = Store.open(url, clock, Store.Option.EXCLUSIVE)) {
            other.audit().append(ours, ACTOR, "revenue.read", List.of(), "shown");
            store.audit().append(ours, ACTOR, "revenue.read", List.of(), "shown");
            assertThat(other.audit().verify(ours)).isEqualTo(new AuditCheck.Intact(3));
        }
    }
}
