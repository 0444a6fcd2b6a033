package dev.seventy.store;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Overwrites the bytes of what was removed when somebody was forgotten, on a thread of its own, and writes down that it
 * did. While a reader still needs the bytes it waits, and what is left at the end is done at the next start.
 */
final class Wiper implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Wiper.class);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final BooleanSupplier attempt;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Thread thread;
    private boolean isAwake;
    private boolean wasWoken;

    Wiper(Database database, Forgetting forgetting) {
        this(() -> wipe(database, forgetting));
    }

    /** @param attempt overwrites what there is, and tells whether that need not be tried again soon */
    Wiper(BooleanSupplier attempt) {
        this.attempt = attempt;
    }

    /** Begins to overwrite soon; not to be waited for. */
    synchronized void wake() {
        if (closing.getCount() > 0) {
            isAwake = true;
            wasWoken = true;
            if (thread == null || !thread.isAlive()) {
                thread = Thread.ofPlatform().daemon().name("store-wiper").start(this::run);
            }
        }
    }

    private void run() {
        try {
            while (goesOn()) {
                while (!attempt.getAsBoolean()) {
                    if (closing.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                        return;
                    }
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it was woken since it looked last; where it was not, the next one to wake it begins anew. */
    private synchronized boolean goesOn() {
        var was = isAwake;
        isAwake = false;
        if (!was) {
            thread = null;
        }
        return was;
    }

    private static boolean wipe(Database database, Forgetting forgetting) {
        try {
            for (var unwiped = forgetting.unwiped(); !unwiped.isEmpty(); unwiped = forgetting.unwiped()) {
                if (!database.overwrite()) {
                    return false;
                }
                forgetting.wiped(unwiped);
            }
            return true;
        } catch (RuntimeException failure) {
            // Such as a disk without room for a copy: it is tried again within the hour, or at a start.
            log.warn("store wiping failed class={}", failure.getClass().getSimpleName());
            return true;
        }
    }

    /** Overwrites what is left, as far as nobody reads it. */
    @Override
    public void close() {
        closing.countDown();
        Thread running;
        boolean isUsed;
        synchronized (this) {
            running = thread;
            isUsed = wasWoken;
        }
        if (running != null) {
            try {
                running.join();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
        if (isUsed && !attempt.getAsBoolean()) {
            log.info("store wiping goes on at the next start");
        }
    }
}
