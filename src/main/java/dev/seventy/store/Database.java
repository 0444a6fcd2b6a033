package dev.seventy.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** An open database: runs work in transactions, and says in our words what is in the way when it cannot. */
final class Database implements AutoCloseable {

    private static final int ATTEMPTS = 5;
    // https://www.postgresql.org/docs/current/errcodes-appendix.html: serialization_failure, deadlock_detected
    private static final Set<String> UNDONE_FOR_ANOTHER = Set.of("40001", "40P01");

    private final HikariDataSource writing;
    private final HikariDataSource reading;
    private final Jdbi writer;
    private final Jdbi reader;
    private final Optional<TransactionIsolationLevel> snapshot;
    private final Optional<GroupCommit> group;
    private final Optional<KeptStatements> kept;
    private final Failures failures;
    private final Overwriting overwriting;
    private final AutoCloseable afterwards;
    private final ScopedValue<Transaction> open = ScopedValue.newInstance();
    private final ScopedValue<List<Runnable>> committed = ScopedValue.newInstance();

    /** Puts a failure of the database into our words. */
    interface Failures {
        StoreUnavailable explain(SQLException failure);
    }

    /** A failure of plain JDBC within a transaction, on its way to where it is explained. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failed(SQLException cause) {
            super(cause);
        }
    }

    /**
     * @param snapshot how reads are isolated where that is not a matter of course
     * @param overwriting how the bytes of what was removed are overwritten
     * @param joinsCommits whether writers share the one connection there is, and its commits; connections then last
     */
    Database(HikariDataSource writing, HikariDataSource reading, Optional<TransactionIsolationLevel> snapshot,
            boolean joinsCommits, Failures failures, Overwriting overwriting, AutoCloseable afterwards) {
        this.writing = writing;
        this.reading = reading;
        this.snapshot = snapshot;
        this.failures = failures;
        this.overwriting = overwriting;
        this.afterwards = afterwards;
        writer = Jdbi.create(writing).installPlugin(new IsoTexts());
        reader = Jdbi.create(reading).installPlugin(new IsoTexts());
        group = joinsCommits ? Optional.of(new GroupCommit(writer, open)) : Optional.empty();
        kept = joinsCommits ? Optional.of(new KeptStatements()) : Optional.empty();
    }

    /** Overwrites the bytes of what was removed, as far as this database does. */
    interface Overwriting {
        /** False while somebody still reads them. */
        boolean run() throws SQLException;
    }

    /** Overwrites the bytes of what was removed, as far as this database does; false while somebody still reads them. */
    boolean overwrite() {
        refuseWithin("bytes are overwritten");
        return explained(() -> {
            try {
                return overwriting.run();
            } catch (SQLException failure) {
                throw new Failed(failure);
            }
        });
    }

    /** Runs plain JDBC, where Jdbi would cost more than the statements, in a transaction that may write. */
    interface Plain<T> {
        T run(Transaction transaction) throws SQLException;
    }

    <T> T writePlainly(Plain<T> work) {
        return write(plainly(work));
    }

    /**
     * Runs plain JDBC as soon as writers before it are done, in a transaction that may write, and is completed when that
     * is on the disk: where commits are joined without a thread that waits for it, otherwise before it returns. Work
     * within work joins its transaction, and is completed with it still open.
     */
    <T> CompletableFuture<T> writeSoon(Plain<T> work) {
        if (open.isBound() || group.isEmpty()) {
            try {
                return CompletableFuture.completedFuture(writePlainly(work));
            } catch (RuntimeException failure) {
                return CompletableFuture.failedFuture(failure);
            }
        }
        List<Runnable> afterwards = new ArrayList<>();
        return group.get().submit(noting(plainly(work), afterwards)).handle((answer, thrown) -> {
            if (thrown != null) {
                throw explained(Outcomes.failure(thrown));
            }
            afterwards.forEach(Runnable::run);
            return answer;
        });
    }

    private <T> Function<Handle, T> plainly(Plain<T> work) {
        return _ -> {
            try {
                return work.run(open.get());
            } catch (SQLException failure) {
                throw new Failed(failure);
            }
        };
    }

    private <T> Function<Handle, T> noting(Function<Handle, T> work, List<Runnable> afterwards) {
        return handle -> ScopedValue.where(committed, afterwards).call(() -> work.apply(handle));
    }

    /**
     * Runs in a transaction that may write; work within work joins its transaction. Where several transactions run at
     * once, what the database undid in favour of another is done once more from the beginning, a few times.
     */
    <T> T write(Function<Handle, T> work) {
        return write(work, false);
    }

    private <T> T write(Function<Handle, T> work, boolean isLong) {
        if (open.isBound()) {
            return work.apply(open.get().handle());
        }
        for (int attempt = 1;; attempt++) {
            List<Runnable> afterwards = new ArrayList<>();
            T answer;
            try {
                answer = attempt(noting(work, afterwards), isLong);
            } catch (RuntimeException failure) {
                // Whoever writes much remembers what has been written, as an import does.
                if (isLong || attempt == ATTEMPTS || !isUndoneForAnother(failure)) {
                    throw failure;
                }
                continue;
            }
            afterwards.forEach(Runnable::run);
            return answer;
        }
    }

    private <T> T attempt(Function<Handle, T> work, boolean isLong) {
        return explained(() -> group.isPresent() ? Outcomes.await(inTurn(group.get(), work, isLong))
                : writer.inTransaction(handle -> {
                    try (var transaction = new Transaction(handle)) {
                        return ScopedValue.where(open, transaction).call(() -> work.apply(handle));
                    }
                }));
    }

    private static <T> CompletableFuture<T> inTurn(GroupCommit commits, Function<Handle, T> work, boolean isLong) {
        return isLong || commits.isTelling() ? commits.alone(work) : commits.submit(work);
    }

    /** Whether PostgreSQL undid all of it, so that another transaction that was in its way could go on. */
    private static boolean isUndoneForAnother(RuntimeException failure) {
        return cause(failure).map(SQLException::getSQLState).filter(UNDONE_FOR_ANOTHER::contains).isPresent();
    }

    /**
     * Does within the open transaction, if there is one, what may fail without undoing it: of work that fails only what
     * it wrote itself is undone. PostgreSQL would otherwise take nothing more of the transaction. What was in another's
     * way flies on, so that all of it is done once more.
     *
     * @param failed is handed what went wrong
     */
    void apart(Runnable work, Consumer<RuntimeException> failed) {
        try {
            if (open.isBound()) {
                within(open.get().handle(), work);
            } else {
                work.run();
            }
        } catch (RuntimeException failure) {
            if (open.isBound() && isUndoneForAnother(failure)) {
                throw failure;
            }
            failed.accept(failure);
        }
    }

    private void within(Handle handle, Runnable work) {
        List<Runnable> afterwards = new ArrayList<>();
        handle.execute("SAVEPOINT apart");
        try {
            ScopedValue.where(committed, afterwards).run(work);
        } catch (RuntimeException | Error failure) {
            handle.execute("ROLLBACK TO SAVEPOINT apart");
            handle.execute("RELEASE SAVEPOINT apart");
            throw failure;
        }
        handle.execute("RELEASE SAVEPOINT apart");
        committed.get().addAll(afterwards);
    }

    /** Runs at once outside of any transaction, otherwise when the outermost is on the disk; not when it is undone. */
    void afterCommit(Runnable work) {
        if (committed.isBound()) {
            committed.get().add(work);
        } else {
            work.run();
        }
    }

    /** Writes so much that nobody else should wait for it in the same commit. */
    <T> T writeMuch(Function<Handle, T> work) {
        return write(work, true);
    }

    void writingMuch(Consumer<Handle> work) {
        writeMuch(handle -> {
            work.accept(handle);
            return true;
        });
    }

    void writing(Consumer<Handle> work) {
        write(handle -> {
            work.accept(handle);
            return true;
        });
    }

    /** Runs on one snapshot; within a writing transaction, on that. */
    <T> T read(Function<Handle, T> work) {
        return open.isBound() ? work.apply(open.get().handle())
                : explained(() -> snapshot.isPresent()
                        ? reader.<T, RuntimeException>inTransaction(snapshot.get(), work::apply)
                        : reader.<T, RuntimeException>inTransaction(work::apply));
    }

    /** Asks one question of plain JDBC; what it opens it closes, but not the statement. */
    interface Question<T> {
        T ask(PreparedStatement statement) throws SQLException;
    }

    /** Asks a single question, which needs no transaction; within a writing one, in that. */
    <T> T ask(String sql, Question<T> question) {
        if (open.isBound()) {
            return writePlainly(transaction -> question.ask(transaction.prepared(sql)));
        }
        return explained(() -> {
            try (var connection = reading.getConnection()) {
                if (kept.isPresent()) {
                    return question.ask(kept.get().of(connection, sql));
                }
                try (var statement = connection.prepareStatement(sql)) {
                    return question.ask(statement);
                }
            } catch (SQLException failure) {
                throw new Failed(failure);
            }
        });
    }

    /** Connections that may write, of the same pool: on SQLite the only one. */
    DataSource writers() {
        return writing;
    }

    /** How many writers wait for their turn. */
    int queued() {
        return group.map(GroupCommit::queued).orElse(0);
    }

    /** Refuses what would wait for the transaction that it is called in. */
    void refuseWithin(String what) {
        if (open.isBound()) {
            throw new IllegalStateException(what + " outside of any transaction");
        }
    }

    private interface Attempt<T> {
        T run();
    }

    private <T> T explained(Attempt<T> attempt) {
        try {
            return attempt.run();
        } catch (RuntimeException failure) {
            throw explained(failure);
        }
    }

    /** What no state of the world explains is a mistake of ours, and flies on as it is. */
    private RuntimeException explained(RuntimeException failure) {
        return Optional.of(failure).filter(found -> found instanceof JdbiException || found instanceof Failed)
                .flatMap(Database::cause).map(failures::explain)
                .filter(known -> known.kind() != StoreUnavailable.Kind.FAILED).<RuntimeException>map(known -> known)
                .orElse(failure);
    }

    static Optional<SQLException> cause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found && !(found.getCause() instanceof SQLException)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        refuseWithin("the store is closed");
        group.ifPresent(GroupCommit::close);
        reading.close();
        writing.close();
        try {
            afterwards.close();
        } catch (Exception failure) {
            throw new IllegalStateException("the database could not be let go", failure);
        }
    }
}
