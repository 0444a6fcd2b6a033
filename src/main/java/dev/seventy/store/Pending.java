package dev.seventy.store;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Work that waits for its turn in a {@link GroupCommit}, and how it ended: written by the thread that does the work, and
 * handed on by the queue of the one that tells.
 */
final class Pending<T> {

    private final Function<Handle, T> work;
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private @Nullable T answer;
    private Optional<Throwable> failure = Optional.empty();

    Pending(Function<Handle, T> work) {
        this.work = work;
    }

    /** Completed when its commit is on the disk, or when it is known that there will be none. */
    CompletableFuture<T> outcome() {
        return outcome;
    }

    boolean hasFailed() {
        return failure.isPresent();
    }

    void run(Handle handle) {
        answer = work.apply(handle);
    }

    /** Ends it with a failure of its own. */
    void fail(Throwable cause) {
        failure = Optional.of(cause);
    }

    /** Ends it with a failure that is everybody's in the group, so that each has an exception of its own. */
    void failWith(Throwable shared) {
        fail(switch (shared) {
            case SQLException plain -> new Database.Failed(plain);
            case Database.Failed failed -> Database.cause(failed).<Throwable>map(Database.Failed::new).orElse(failed);
            case JdbiException wrapped -> Database.cause(wrapped).<Throwable>map(Database.Failed::new).orElse(wrapped);
            case Error error -> error;
            default -> new IllegalStateException("the commit failed", shared);
        });
    }

    void tell() {
        failure.ifPresentOrElse(outcome::completeExceptionally, () -> outcome.complete(answer));
    }
}
