package dev.seventy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.seventy.bot.Incident;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done now and then while Seventy serves, on one thread; several instances may do it beside each other. */
final class Housekeeping implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ScheduledThreadPoolExecutor thread;

    /** @param every from the end of one time to the beginning of the next; the first is at the start */
    record Chore(String name, Duration every, Runnable work) {

        /** What fails is tried again the next time. */
        void attempt() {
            try {
                work.run();
            } catch (RuntimeException failed) {
                Incident.log(log, "housekeeping: " + name, failed);
            }
        }
    }

    private Housekeeping(ScheduledThreadPoolExecutor thread) {
        this.thread = thread;
    }

    static Housekeeping start(List<Chore> chores) {
        var thread = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("housekeeping").daemon().factory());
        chores.forEach(chore -> thread.scheduleWithFixedDelay(chore::attempt, 0, chore.every().toMillis(),
                TimeUnit.MILLISECONDS));
        return new Housekeeping(thread);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
