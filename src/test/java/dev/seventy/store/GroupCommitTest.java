package dev.seventy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import dev.seventy.store.StoreUnavailable.Kind;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Database database;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);

    @BeforeEach
    void open() {
        database = SqliteFile.open("jdbc:sqlite:" + folder.resolve("group.db"), Set.of(), SHORT);
        database.writing(handle -> handle.execute("CREATE TABLE notes (note INTEGER PRIMARY KEY, content BLOB)"));
    }

    @AfterEach
    void close() {
        firstMayEnd.countDown();
        threads.close();
        database.close();
    }

    private static void note(Handle handle, int note) {
        handle.execute("INSERT INTO notes (note) VALUES (?)", note);
    }

    private List<Integer> notes() {
        return database.read(
                handle -> handle.createQuery("SELECT note FROM notes ORDER BY rowid").mapTo(Integer.class).list());
    }

    private Future<?> write(Consumer<Handle> work) {
        return threads.submit(() -> database.writing(work));
    }

    /** A writer whose group stays open until it may end, so that those who come meanwhile are in the same one. */
    private Future<?> first(Consumer<Handle> work) throws InterruptedException {
        var isWriting = new CountDownLatch(1);
        var first = write(handle -> {
            isWriting.countDown();
            awaitUninterruptibly(firstMayEnd);
            work.accept(handle);
        });
        isWriting.await();
        return first;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }

    private void untilQueued(int writers) {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (database.queued() < writers) {
            assertThat(System.nanoTime()).as("writers in the line").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** Writers in the line behind the first, in order. */
    private List<Future<?>> queue(int writers, IntFunction<Consumer<Handle>> work) {
        List<Future<?>> queued = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            queued.add(write(work.apply(writer)));
            untilQueued(writer + 1);
        }
        return queued;
    }

    private static Throwable failure(Future<?> writer) throws InterruptedException {
        try {
            writer.get();
        } catch (ExecutionException failed) {
            return Optional.ofNullable(failed.getCause()).orElse(failed);
        }
        throw new AssertionError("the writer did not fail");
    }

    @Test
    void writers_that_wait_at_the_same_time_are_written_in_the_order_in_which_they_came() throws Exception {
        var first = first(handle -> note(handle, 100));
        var others = queue(5, writer -> handle -> handle.execute("INSERT INTO notes (content) VALUES (?)", writer));
        firstMayEnd.countDown();
        first.get();
        for (var other : others) {
            other.get();
        }
        assertThat(notes()).containsExactly(100, 101, 102, 103, 104, 105);
        assertThat(database.<List<Integer>>read(handle -> handle
                .createQuery("SELECT content FROM notes WHERE note > 100 ORDER BY note").mapTo(Integer.class).list()))
                .containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void one_of_many_that_throws_is_undone_alone() throws Exception {
        var first = first(handle -> note(handle, 100));
        var others = queue(6, writer -> handle -> {
            note(handle, writer);
            if (writer % 3 == 1) {
                throw new IllegalStateException("writer " + writer);
            }
            if (writer % 3 == 2) {
                note(handle, 100);
            }
        });
        firstMayEnd.countDown();
        first.get();
        for (int writer = 0; writer < 6; writer++) {
            if (writer % 3 == 0) {
                others.get(writer).get();
            } else {
                assertThat(failure(others.get(writer)))
                        .isInstanceOf(writer % 3 == 1 ? IllegalStateException.class : JdbiException.class);
            }
        }
        assertThat(failure(others.get(1))).hasMessage("writer 1");
        assertThat(notes()).containsExactly(0, 3, 100);
    }

    @Test
    void the_trace_of_what_failed_on_another_thread_tells_who_asked_for_it() throws Exception {
        var first = first(handle -> note(handle, 100));
        var other = queue(1, _ -> _ -> {
            throw new IllegalStateException("failed");
        }).getFirst();
        firstMayEnd.countDown();
        first.get();
        assertThat(failure(other).getSuppressed()).singleElement().satisfies(asked -> assertThat(asked.getStackTrace())
                .extracting(StackTraceElement::getMethodName).anyMatch(method -> method.contains("write")));
    }

    @Test
    void the_first_that_throws_takes_nobody_with_it() throws Exception {
        var first = first(handle -> {
            note(handle, 100);
            throw new AssertionError("the first failed");
        });
        var others = queue(3, writer -> handle -> note(handle, writer));
        firstMayEnd.countDown();
        assertThat(failure(first)).isInstanceOf(AssertionError.class).hasMessage("the first failed");
        for (var other : others) {
            other.get();
        }
        assertThat(notes()).containsExactly(0, 1, 2);
    }

    @Test
    void a_commit_that_fails_fails_for_everybody_and_nothing_is_written() throws Exception {
        // A foreign key that is looked at in the commit only lets every writer pass and the commit fail.
        var first = first(handle -> {
            handle.execute("PRAGMA defer_foreign_keys = ON");
            handle.execute("INSERT INTO settings VALUES (99, 1, 'name', 'value', '', '', '')");
        });
        var others = queue(3, writer -> handle -> note(handle, writer));
        firstMayEnd.countDown();
        assertThat(failure(first)).isInstanceOf(Database.Failed.class).hasMessageContaining("FOREIGN KEY");
        for (var other : others) {
            assertThat(failure(other)).isInstanceOf(Database.Failed.class);
        }
        assertThat(notes()).isEmpty();
        database.writing(handle -> note(handle, 7));
        assertThat(notes()).containsExactly(7);
    }

    @Test
    void a_failure_after_which_sqlite_undid_everything_is_told_to_everybody() throws Exception {
        var first = first(handle -> note(handle, 100));
        var others = queue(3, writer -> handle -> {
            note(handle, writer);
            if (writer == 1) {
                handle.execute("PRAGMA max_page_count = 1");
                handle.execute("INSERT INTO notes (note, content) VALUES (50, zeroblob(10000000))");
            }
        });
        firstMayEnd.countDown();
        for (var lost : List.of(first, others.get(0), others.get(1))) {
            assertThat(failure(lost)).isInstanceOfSatisfying(StoreUnavailable.class,
                    refusal -> assertThat(refusal.kind()).isEqualTo(Kind.DISK_FULL));
        }
        database.writing(handle -> handle.execute("PRAGMA max_page_count = 100000"));
        database.writing(handle -> note(handle, 7));
        assertThat(notes()).contains(7).doesNotContain(100, 0, 1, 50);
    }

    @Test
    void a_failure_that_undid_everything_is_not_hidden_by_work_that_catches_it() {
        assertThatThrownBy(() -> database.writing(handle -> {
            note(handle, 1);
            try {
                handle.execute("PRAGMA max_page_count = 1");
                handle.execute("INSERT INTO notes (note, content) VALUES (50, zeroblob(10000000))");
            } catch (JdbiException swallowed) {
                assertThat(swallowed).hasMessageContaining("FULL");
            }
        })).isInstanceOf(RuntimeException.class);
        database.writing(handle -> handle.execute("PRAGMA max_page_count = 100000"));
        database.writing(handle -> note(handle, 7));
        assertThat(notes()).containsExactly(7);
    }

    @Test
    void a_database_that_is_locked_refuses_all_who_wait_and_serves_them_afterwards() throws Exception {
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("group.db"));
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            var writers = IntStream.range(0, 8).mapToObj(writer -> write(handle -> note(handle, writer))).toList();
            for (var writer : writers) {
                assertThat(failure(writer)).isInstanceOfSatisfying(StoreUnavailable.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(Kind.LOCKED));
            }
            statement.execute("ROLLBACK");
        }
        database.writing(handle -> note(handle, 7));
        assertThat(notes()).containsExactly(7);
    }

    @Test
    void work_within_work_joins_it_and_reads_what_it_wrote() throws Exception {
        var first = first(handle -> note(handle, 100));
        var other = threads.submit(() -> database.<List<Integer>>write(handle -> {
            note(handle, 1);
            database.writing(same -> note(same, 2));
            assertThatThrownBy(() -> database.refuseWithin("it runs")).isInstanceOf(IllegalStateException.class);
            return notes();
        }));
        untilQueued(1);
        firstMayEnd.countDown();
        first.get();
        assertThat(other.get()).containsExactly(1, 2, 100);
        assertThat(notes()).containsExactly(1, 2, 100);
    }

    @Test
    void nothing_is_seen_before_the_group_is_committed() throws Exception {
        database.writing(handle -> note(handle, 1));
        var first = first(handle -> note(handle, 2));
        assertThat(notes()).containsExactly(1);
        firstMayEnd.countDown();
        first.get();
        assertThat(notes()).containsExactly(1, 2);
    }

    @Test
    void what_is_done_when_it_is_on_the_disk_may_write_itself() throws Exception {
        var said = database
                .writeSoon(transaction -> transaction.handle().execute("INSERT INTO notes (note) VALUES (1)"))
                .thenApply(_ -> {
                    database.writing(handle -> note(handle, 2));
                    return notes();
                });
        assertThat(said.get(20, TimeUnit.SECONDS)).containsExactly(1, 2);
    }

    @Test
    void what_fails_is_told_to_whoever_does_not_wait_too() {
        var said = database.writeSoon(transaction -> {
            note(transaction.handle(), 1);
            throw new SQLException("failed");
        });
        assertThatThrownBy(said::join).hasRootCauseInstanceOf(SQLException.class);
        assertThat(notes()).isEmpty();
    }

    @Test
    void long_work_has_a_commit_of_its_own() throws Exception {
        var begun = new CountDownLatch(1);
        var first = threads.submit(() -> database.writingMuch(handle -> {
            begun.countDown();
            awaitUninterruptibly(firstMayEnd);
            note(handle, 1);
        }));
        begun.await();
        var much = threads.submit(() -> database.writingMuch(handle -> {
            assertThat(database.queued()).isEqualTo(1);
            note(handle, 2);
            throw new IllegalStateException("much failed");
        }));
        untilQueued(1);
        var after = write(handle -> note(handle, 3));
        untilQueued(2);
        firstMayEnd.countDown();
        first.get();
        assertThat(failure(much)).hasMessage("much failed");
        after.get();
        assertThat(notes()).containsExactly(1, 3);
    }

    @Test
    void an_interrupted_writer_still_learns_what_became_of_its_work() throws Exception {
        var first = first(handle -> note(handle, 1));
        var interrupted = Thread.ofPlatform();
        List<Boolean> seen = Collections.synchronizedList(new ArrayList<>());
        var writer = interrupted.start(() -> {
            database.writing(handle -> note(handle, 2));
            seen.add(Thread.currentThread().isInterrupted());
        });
        untilQueued(1);
        writer.interrupt();
        firstMayEnd.countDown();
        first.get();
        writer.join();
        assertThat(seen).containsExactly(true);
        var much = interrupted.start(() -> {
            Thread.currentThread().interrupt();
            database.writingMuch(handle -> note(handle, 3));
            seen.add(Thread.currentThread().isInterrupted());
        });
        much.join();
        assertThat(seen).containsExactly(true, true);
        assertThat(notes()).containsExactly(1, 2, 3);
    }

    @Test
    void closing_lets_those_who_wait_end_and_takes_in_nobody_else() throws Exception {
        var first = first(handle -> note(handle, 1));
        var others = queue(2, writer -> handle -> note(handle, 10 + writer));
        var closing = threads.submit(database::close);
        firstMayEnd.countDown();
        closing.get();
        first.get();
        for (var other : others) {
            other.get();
        }
        assertThatThrownBy(() -> database.writing(handle -> note(handle, 99))).hasMessage("the store is closed");
        database = SqliteFile.open("jdbc:sqlite:" + folder.resolve("group.db"), Set.of(), SHORT);
        assertThat(notes()).containsExactly(1, 10, 11);
    }

    @Test
    void many_writers_some_of_which_fail_are_each_written_whole_or_not_at_all() throws Exception {
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int number = 0; number < 400; number++) {
            var first = 2 * number;
            writers.add(() -> {
                try {
                    database.writing(handle -> {
                        note(handle, first);
                        if (first % 7 == 0) {
                            throw new IllegalStateException("fails");
                        }
                        note(handle, first + 1);
                    });
                    return true;
                } catch (IllegalStateException expected) {
                    return false;
                }
            });
        }
        List<Integer> expected = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(32)) {
            var answers = pool.invokeAll(writers);
            for (int number = 0; number < 400; number++) {
                assertThat(answers.get(number).get()).isEqualTo(2 * number % 7 != 0);
                if (2 * number % 7 != 0) {
                    expected.addAll(List.of(2 * number, 2 * number + 1));
                }
            }
        }
        assertThat(notes()).containsExactlyElementsOf(expected);
    }
}
