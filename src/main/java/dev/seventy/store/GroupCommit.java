package dev.seventy.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Joins writers that wait at the same time in one commit, because the commit, which waits for the disk, costs many times
 * what is written in it. One thread does the work of all, in the order in which they came, each in a savepoint, so that
 * work that fails is undone alone. Nobody is told before the commit is on the disk, and when that fails it fails for all
 * of them. Telling is for another thread, so that the next group is written meanwhile.
 *
 * <p>Work must not wait for a lock that a writer may hold, as it must not when there is one connection for all.
 */
final class GroupCommit implements AutoCloseable {

    private static final int MOST = 256;
    /** More are refused: whoever asked has given up on them before they would be written. */
    private static final int MOST_WAITING = 5_000;
    /** So long after the first one's work a group takes in others, lest those in it wait for ever more of others' work. */
    private static final long OPEN_FOR = Duration.ofMillis(25).toNanos();
    private static final Duration LAST_WORK = Duration.ofSeconds(15);
    private static final Pending<?> END = new Pending<>(_ -> true);

    private final Jdbi connections;
    private final ScopedValue<Transaction> open;
    private final LinkedBlockingQueue<Pending<?>> waiting = new LinkedBlockingQueue<>();
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Thread writer;
    private final ScopedValue<Boolean> telling = ScopedValue.newInstance();
    private final ExecutorService teller = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("store-teller").factory());
    private final Object closing = new Object();
    private boolean isClosed;

    /** @param open what is bound to the transaction while work runs */
    GroupCommit(Jdbi connections, ScopedValue<Transaction> open) {
        this.connections = connections;
        this.open = open;
        writer = Thread.ofPlatform().daemon().name("store-writer").start(this::write);
    }

    /** Whether this is the thread that tells, which must not wait for itself. */
    boolean isTelling() {
        return telling.isBound();
    }

    /** Has work done with that of others, and is completed when it is on the disk. */
    <T> CompletableFuture<T> submit(Function<Handle, T> work) {
        var pending = new Pending<>(work);
        synchronized (closing) {
            refuseWhenClosed();
            if (waiting.size() >= MOST_WAITING) {
                throw new StoreUnavailable(StoreUnavailable.Kind.LOCKED, "The database has more to write than it can",
                        "wait until what is under way is done, and try again");
            }
            waiting.add(pending);
        }
        return pending.outcome();
    }

    /**
     * Does work so long that nobody should wait for it in the same group, on the caller's thread, in a commit of its own.
     * The outcome is known when this returns.
     */
    <T> CompletableFuture<T> alone(Function<Handle, T> work) {
        synchronized (closing) {
            refuseWhenClosed();
        }
        var pending = new Pending<>(work);
        // An interruption must not end what is written, so it is kept back meanwhile.
        var isInterrupted = Thread.interrupted();
        var group = new Group(pending, false);
        commit(group);
        group.tell();
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        return pending.outcome();
    }

    private void refuseWhenClosed() {
        if (isClosed) {
            throw new IllegalStateException("the store is closed");
        }
    }

    /** How many wait for their turn. */
    int queued() {
        return waiting.size() + turn.getQueueLength();
    }

    private void write() {
        for (var first = taken(); first != END; first = taken()) {
            var group = new Group(first, true);
            commit(group);
            try {
                teller.execute(() -> ScopedValue.where(telling, true).run(group::tell));
            } catch (Throwable withoutTeller) {
                // As when no thread can be had for it: whoever waits must be told all the same.
                group.tell();
            }
        }
        // Nobody else ends it, so that whatever was committed is told.
        teller.shutdown();
    }

    /** The next one, whatever interrupted this thread: work of all kinds runs on it. */
    private Pending<?> taken() {
        while (true) {
            try {
                return waiting.take();
            } catch (InterruptedException ofSomeWork) {
                // The writer goes on until it is closed.
            }
        }
    }

    private void commit(Group group) {
        turn.lock();
        try {
            group.run();
        } catch (Throwable failure) {
            group.failAll(failure);
        } finally {
            turn.unlock();
        }
    }

    /** What goes into one commit. */
    private final class Group {

        private final Pending<?> first;
        private final boolean takesOthersIn;
        private final List<Pending<?>> members = new ArrayList<>();

        Group(Pending<?> first, boolean takesOthersIn) {
            this.first = first;
            this.takesOthersIn = takesOthersIn;
            members.add(first);
        }

        void tell() {
            members.forEach(Pending::tell);
        }

        /** Fails those whose own work did not. */
        void failAll(Throwable failure) {
            members.stream().filter(member -> !member.hasFailed()).forEach(member -> member.failWith(failure));
        }

        void run() throws SQLException {
            Handle handle;
            try {
                handle = connections.open();
            } catch (RuntimeException failure) {
                failAllWaiting(failure);
                return;
            }
            try (handle) {
                var connection = handle.getConnection();
                try {
                    connection.setAutoCommit(false);
                } catch (SQLException failure) {
                    undo(connection);
                    failAllWaiting(failure);
                    return;
                }
                try (var transaction = new Transaction(handle)) {
                    work(transaction);
                    // It commits, and unlike commit() it does not begin another transaction, which could fail.
                    connection.setAutoCommit(true);
                } catch (Throwable failure) {
                    failAll(failure);
                    undo(connection);
                }
            }
        }

        /** Nothing can be begun: those who wait would each wait as long as this one did, and fail as well. */
        private void failAllWaiting(Exception failure) {
            for (var next = next(); next.isPresent(); next = next()) {
                members.add(next.get());
            }
            failAll(failure);
        }

        private void work(Transaction transaction) throws SQLException {
            if (!takesOthersIn) {
                bound(transaction, first);
                return;
            }
            Optional<Pending<?>> next = Optional.of(first);
            var begun = OptionalLong.empty();
            while (next.isPresent()) {
                transaction.prepared("SAVEPOINT writer").execute();
                try {
                    bound(transaction, next.get());
                } catch (RuntimeException | Error failure) {
                    undo(transaction, failure);
                }
                transaction.prepared("RELEASE writer").execute();
                var now = System.nanoTime();
                begun = OptionalLong.of(begun.orElse(now));
                next = now - begun.getAsLong() < OPEN_FOR ? next() : Optional.empty();
                next.ifPresent(members::add);
            }
        }

        private void bound(Transaction transaction, Pending<?> member) {
            try {
                ScopedValue.where(open, transaction).run(() -> member.run(transaction.handle()));
            } catch (RuntimeException | Error failure) {
                member.fail(failure);
                throw failure;
            }
        }

        /** Only for the writer's thread, so that what it looks at is what it takes. */
        private Optional<Pending<?>> next() {
            return Optional.ofNullable(waiting.peek())
                    .filter(head -> takesOthersIn && head != END && members.size() < MOST).map(_ -> waiting.remove());
        }

        /** Undoes one writer's work; what is so wrong that SQLite undid everybody's is told to everybody. */
        private static void undo(Transaction transaction, Throwable failure) throws SQLException {
            try {
                transaction.prepared("ROLLBACK TO writer").execute();
            } catch (SQLException gone) {
                throw Database.cause(failure).orElse(gone);
            }
        }

        /** Leaves the connection outside of any transaction, in whichever state the failure left it. */
        private static void undo(Connection connection) {
            try (var statement = connection.createStatement()) {
                statement.execute("ROLLBACK");
            } catch (SQLException alreadyRolledBack) {
                // SQLite itself rolls back after some failures.
            }
            try {
                connection.setAutoCommit(true);
            } catch (SQLException nothingToCommit) {
                // The driver commits on this, and there is nothing left to commit.
            }
        }
    }

    /** Lets those who wait end, and takes in nobody else. */
    @Override
    public void close() {
        synchronized (closing) {
            if (isClosed) {
                return;
            }
            isClosed = true;
            waiting.add(END);
        }
        var until = System.nanoTime() + LAST_WORK.toNanos();
        try {
            writer.join(LAST_WORK);
            // Whoever writes alone may still be at it.
            if (turn.tryLock(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                turn.unlock();
            }
            teller.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
