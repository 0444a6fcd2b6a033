package dev.seventy.store;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What comes of something that is completed later, for those who wait for it and for those who do not. */
public final class Joined {

    private Joined() {
    }

    /** Where somebody waited, for the trace of what failed on another thread. */
    private static final class AskedHere extends RuntimeException {
        private static final long serialVersionUID = 1;

        AskedHere() {
            super("it was asked for here");
        }
    }

    /** Waits, without heed of interruptions, and throws what it failed with. */
    public static <T> T with(CompletableFuture<T> outcome) {
        try {
            return outcome.join();
        } catch (CompletionException wrapped) {
            var failure = failure(wrapped);
            failure.addSuppressed(new AskedHere());
            throw failure;
        }
    }

    /** What it failed with, out of what the JDK wraps it in; an error is thrown here. */
    public static RuntimeException failure(Throwable thrown) {
        var failure = thrown instanceof CompletionException ? Optional.ofNullable(thrown.getCause()).orElse(thrown)
                : thrown;
        return switch (failure) {
            case Error error -> throw error;
            case RuntimeException own -> own;
            default -> new IllegalStateException(failure);
        };
    }
}
