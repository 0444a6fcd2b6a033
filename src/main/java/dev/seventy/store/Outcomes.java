package dev.seventy.store;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What became of something that is completed later. */
public final class Outcomes {

    private Outcomes() {
    }

    /** Where somebody waited, for the trace of what failed on another thread. */
    private static final class AskedHere extends RuntimeException {
        private static final long serialVersionUID = 1;

        AskedHere() {
            super("it was asked for here");
        }
    }

    /** Waits, without heed of interruptions, and throws what it failed with. */
    public static <T> T await(CompletableFuture<T> outcome) {
        var isElsewhere = !outcome.isDone();
        try {
            return outcome.join();
        } catch (CompletionException wrapped) {
            var cause = cause(wrapped);
            if (isElsewhere) {
                cause.addSuppressed(new AskedHere());
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw failure(cause);
        }
    }

    /** What it failed with, as it can be thrown on: an error comes within an exception. */
    public static RuntimeException failure(Throwable thrown) {
        return cause(thrown) instanceof RuntimeException own ? own : new IllegalStateException(cause(thrown));
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException ? Optional.ofNullable(thrown.getCause()).orElse(thrown) : thrown;
    }
}
