package dev.seventy.store;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

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

    private final Database database;
    private final Forgetting forgetting;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Thread thread;

    Wiper(Database database, Forgetting forgetting) {
        this.database = database;
        this.forgetting = forgetting;
    }

    /** Begins to overwrite soon; not to be waited for. */
    synchronized void wake() {
        if (closing.getCount() > 0 && (thread == null || !thread.isAlive())) {
            thread = Thread.ofPlatform().daemon().name("store-wiper").start(this::run);
        }
    }

    private void run() {
        try {
            var isOver = wipe();
            while (!isOver && !closing.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                isOver = wipe();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it need not be tried again soon. */
    boolean wipe() {
        try {
            for (var unwiped = forgetting.unwiped(); !unwiped.isEmpty(); unwiped = forgetting.unwiped()) {
                if (!database.overwrite()) {
                    return false;
                }
                forgetting.wiped(unwiped);
            }
            return true;
        } catch (RuntimeException failure) {
            // Such as a disk without room for a copy: it is tried again when the next one is forgotten, or at a start.
            log.warn("store wiping failed class={}", failure.getClass().getSimpleName());
            return true;
        }
    }

    /** Overwrites what is left, as far as nobody reads it. */
    @Override
    public void close() {
        closing.countDown();
        Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running != null) {
            try {
                running.join();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            wipe();
        }
    }
}
