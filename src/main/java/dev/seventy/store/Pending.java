package dev.seventy.store;

import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Work of one writer in a {@link GroupCommit}, which another one's thread may do, and how it ended. */
final class Pending<T> {

    private final Function<Handle, T> work;
    private final boolean isAlone;
    private final Thread owner = Thread.currentThread();
    private @Nullable T answer;
    private @Nullable Throwable failure;
    private boolean isSharedFailure;
    private volatile Progress progress = Progress.WAITING;

    /** How far it has come; where it leads, its own thread does the work of the group. */
    enum Progress {
        WAITING,
        LEADING,
        OVER
    }

    /** Where a writer waited, for the trace of what failed on another one's thread. */
    private static final class AskedHere extends RuntimeException {
        private static final long serialVersionUID = 1;

        AskedHere() {
            super("the work was asked for here");
        }
    }

    Pending(Function<Handle, T> work, boolean isAlone) {
        this.work = work;
        this.isAlone = isAlone;
    }

    /** Whether it is so long that nobody should wait for it in the same group. */
    boolean isAlone() {
        return isAlone;
    }

    boolean hasFailed() {
        return failure != null;
    }

    void run(Handle handle) {
        answer = work.apply(handle);
    }

    void fail(Throwable cause, boolean isShared) {
        failure = cause;
        isSharedFailure = isShared;
    }

    void become(Progress next) {
        progress = next;
        LockSupport.unpark(owner);
    }

    /** Waits without heed of interruptions, because only the end tells what was written. */
    Progress await() {
        var isInterrupted = false;
        while (progress == Progress.WAITING) {
            LockSupport.park(this);
            isInterrupted |= Thread.interrupted();
        }
        if (isInterrupted) {
            owner.interrupt();
        }
        return progress;
    }

    @SuppressWarnings("NullAway") // Work may answer with null where its caller says so.
    T answer(boolean hasLed) {
        switch (failure) {
            case null -> {
                return answer;
            }
            // The same failure is everybody's, so each throws one of its own.
            case SQLException shared when isSharedFailure -> throw new Database.Failed(shared);
            case JdbiException shared when isSharedFailure && Database.cause(shared).isPresent() ->
                throw new Database.Failed(Database.cause(shared).orElseThrow());
            case RuntimeException own -> throw asked(own, hasLed);
            case Error own -> throw asked(own, hasLed);
            case SQLException own -> throw new Database.Failed(own);
            default -> throw new IllegalStateException(failure);
        }
    }

    private static <F extends Throwable> F asked(F failure, boolean hasLed) {
        if (!hasLed) {
            failure.addSuppressed(new AskedHere());
        }
        return failure;
    }
}
