package dev.seventy.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Joins writers that wait at the same time in one commit, because the commit, which waits for the disk, costs many times
 * what is written in it. Who finds nobody writing leads: it does its own work and, in the order in which they came, that
 * of those who wait by then, each in a savepoint, so that work that fails is undone alone. Nobody returns before the
 * commit is on the disk, and when that fails it fails for all of them. Then the next in the line leads.
 *
 * <p>Work may therefore run on another writer's thread. It must not wait for a lock that a writer may hold, as it must
 * not when there is one connection for all.
 */
final class GroupCommit implements AutoCloseable {

    private static final int MOST = 256;
    /** So long after the first one's work a group takes in others, lest those in it wait for ever more of others' work. */
    private static final long OPEN_FOR = Duration.ofMillis(25).toNanos();
    private static final Duration LAST_WORK = Duration.ofSeconds(15);

    private final Jdbi writer;
    private final ScopedValue<Transaction> open;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final ArrayDeque<Pending<?>> waiting = new ArrayDeque<>();
    private boolean isLed;
    private boolean isClosed;

    /** @param open what is bound to the transaction while work runs */
    GroupCommit(Jdbi writer, ScopedValue<Transaction> open) {
        this.writer = writer;
        this.open = open;
    }

    /**
     * Runs in a transaction that is on the disk when this returns.
     *
     * @param isAlone for work so long that nobody should wait for it in the same group
     */
    <T> T write(Function<Handle, T> work, boolean isAlone) {
        var mine = new Pending<>(work, isAlone);
        lock.lock();
        try {
            if (isClosed) {
                throw new IllegalStateException("the store is closed");
            }
            if (isLed) {
                waiting.add(mine);
            } else {
                isLed = true;
                mine.become(Pending.Progress.LEADING);
            }
        } finally {
            lock.unlock();
        }
        var leads = mine.await() == Pending.Progress.LEADING;
        if (leads) {
            lead(mine);
        }
        return mine.answer(leads);
    }

    /** How many wait for their turn. */
    int queued() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private void lead(Pending<?> first) {
        var group = new Group(first);
        try {
            group.run();
        } catch (Throwable failure) {
            group.failAll(failure);
        } finally {
            handOver();
            group.others().forEach(one -> one.become(Pending.Progress.OVER));
            if (group.isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Optional<Pending<?>> next() {
        lock.lock();
        try {
            var head = waiting.peek();
            if (head == null || head.isAlone()) {
                return Optional.empty();
            }
            waiting.remove();
            return Optional.of(head);
        } finally {
            lock.unlock();
        }
    }

    private void handOver() {
        lock.lock();
        try {
            var next = waiting.poll();
            if (next == null) {
                isLed = false;
                idle.signalAll();
            } else {
                next.become(Pending.Progress.LEADING);
            }
        } finally {
            lock.unlock();
        }
    }

    /** What goes into one commit. */
    private final class Group {

        private final Pending<?> first;
        private final List<Pending<?>> members = new ArrayList<>();
        // An interruption is of the leader's own work, not of what it does for others.
        private boolean isInterrupted = Thread.interrupted();

        Group(Pending<?> first) {
            this.first = first;
            members.add(first);
        }

        List<Pending<?>> others() {
            return members.subList(1, members.size());
        }

        /** Fails those whose own work did not. */
        void failAll(Throwable failure) {
            members.stream().filter(member -> !member.hasFailed()).forEach(member -> member.fail(failure, true));
        }

        void run() throws SQLException {
            Handle handle;
            try {
                handle = connected();
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

        /** Waits for the connection, whoever interrupts the leader meanwhile. */
        private Handle connected() {
            while (true) {
                try {
                    return writer.open();
                } catch (JdbiException failure) {
                    if (!Thread.interrupted()) {
                        throw failure;
                    }
                    isInterrupted = true;
                }
            }
        }

        /** Nothing can be begun: those who wait would each wait as long as this one did, and fail as well. */
        private void failAllWaiting(Exception failure) {
            for (var next = next(); next.isPresent() && members.size() < MOST; next = next()) {
                members.add(next.get());
            }
            failAll(failure);
        }

        private void work(Transaction transaction) throws SQLException {
            if (first.isAlone()) {
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
                next = members.size() < MOST && now - begun.getAsLong() < OPEN_FOR ? next() : Optional.empty();
                next.ifPresent(members::add);
            }
        }

        private void bound(Transaction transaction, Pending<?> member) {
            try {
                ScopedValue.where(open, transaction).run(() -> member.run(transaction.handle()));
            } catch (RuntimeException | Error failure) {
                member.fail(failure, false);
                throw failure;
            }
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
        lock.lock();
        try {
            isClosed = true;
            var left = LAST_WORK.toNanos();
            while (isLed && left > 0) {
                left = idle.awaitNanos(left);
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
