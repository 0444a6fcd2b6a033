package dev.seventy.slack;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * Bodies that have not come yet. Each may grow to the largest that is taken while nobody knows whether Slack signed it,
 * so only some are waited for; beyond them the one that has been waited for longest gives way. What Slack sends comes
 * at once, and is so not locked out by many that come slowly.
 */
final class ComingBodies {

    private static final int MOST = 200;
    /** Slack itself waits for an answer for three seconds. */
    private static final Duration WHOLE_WITHIN = Duration.ofSeconds(5);

    private final SequencedSet<CompletableFuture<byte[]>> coming = new LinkedHashSet<>();

    /** Fails a body with a {@link TimeoutException} that is not whole in time, or that has to give way to others. */
    void waitFor(CompletableFuture<byte[]> body) {
        var longest = add(body);
        body.orTimeout(WHOLE_WITHIN.toMillis(), TimeUnit.MILLISECONDS).whenComplete((_, _) -> remove(body));
        if (longest != null) {
            longest.completeExceptionally(new TimeoutException("too many bodies are waited for"));
        }
    }

    private synchronized @Nullable CompletableFuture<byte[]> add(CompletableFuture<byte[]> body) {
        coming.add(body);
        return coming.size() > MOST ? coming.removeFirst() : null;
    }

    private synchronized void remove(CompletableFuture<byte[]> body) {
        coming.remove(body);
    }
}
