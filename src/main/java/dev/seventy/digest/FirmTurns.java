package dev.seventy.digest;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import dev.seventy.store.OrganisationId;

/**
 * Lets one worker at a time make a firm's digests, so that a firm whose digests take long, or that has thousands of
 * them, leaves the other workers to other firms.
 */
final class FirmTurns {

    /** Who makes one for longer is not waited for. */
    private static final long QUICK = TimeUnit.MILLISECONDS.toNanos(100);
    /** Nobody is waited for longer, however quickly one follows the other. */
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(250);
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofMinutes(1);

    /** Since when somebody makes one, by the clock that only goes forward. */
    private final Map<OrganisationId, Long> begun = new HashMap<>();

    /**
     * Takes the firm's turn, waiting a moment for it where it passes quickly. Whoever took it gives it back.
     *
     * @return empty where it was taken, and otherwise after how long to ask again: as long as the one under way took
     */
    synchronized Optional<Duration> take(OrganisationId firm) {
        var patience = System.nanoTime() + PATIENCE;
        for (var since = begun.get(firm); since != null; since = begun.get(firm)) {
            var now = System.nanoTime();
            var left = Math.min(since + QUICK, patience) - now;
            if (left <= 0 || !waited(left)) {
                return Optional.of(later(Duration.ofNanos(now - since)));
            }
        }
        begun.put(firm, System.nanoTime());
        return Optional.empty();
    }

    private static Duration later(Duration taken) {
        return taken.compareTo(LEAST) < 0 ? LEAST : taken.compareTo(MOST) > 0 ? MOST : taken;
    }

    /** False when the thread was told to end meanwhile. */
    private boolean waited(long nanoseconds) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanoseconds);
            return true;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    synchronized void giveBack(OrganisationId firm) {
        begun.remove(firm);
        notifyAll();
    }
}
