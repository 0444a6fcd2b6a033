package dev.seventy.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.seventy.store.Store;

/**
 * Has the rows of a table of db-scheduler's looked at, each when its time has come, by one worker of all that share the
 * database. A look that fails is made again a minute later.
 */
final class Looks implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int HEARTBEATS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final CustomTask<Void> task;
    private final Scheduler scheduler;
    private final ScheduledThreadPoolExecutor watch;
    private volatile Instant seen = Instant.MIN;

    /**
     * @param name of the task, by which its rows are known
     * @param look looks at a row, by its name, and says what becomes of it
     */
    Looks(Store store, InstantSource clock, String name, String table, int workers,
            Function<String, CompletionHandler<Void>> look) {
        this.clock = clock;
        task = Tasks.custom(name, Void.class)
                .onFailure(
                        (complete, operations) -> operations.reschedule(complete, clock.instant().plus(AFTER_FAILURE)))
                // The library's own way asks the clock of the system.
                .onDeadExecution((complete, operations) -> operations.reschedule(complete, clock.instant()))
                .execute((instance, _) -> look.apply(instance.getId()));
        scheduler = Scheduler.create(store.schedulerSource(), task).tableName(table).threads(workers)
                .pollingInterval(POLL).heartbeatInterval(HEARTBEAT).missedHeartbeatsLimit(HEARTBEATS)
                .shutdownMaxWait(PATIENCE).clock(clock::instant).failureLogging(LogLevel.WARN, false).build();
        watch = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name(name + "-watch").daemon().factory());
    }

    void start() {
        seen = clock.instant();
        scheduler.start();
        watch.scheduleWithFixedDelay(this::watchClock, POLL.toMillis(), POLL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The scheduler sleeps by the clock: when that is set back, it would sleep on until it has caught up. */
    private void watchClock() {
        var now = clock.instant();
        if (now.isBefore(seen)) {
            scheduler.triggerCheckForDueExecutions();
        }
        seen = now;
    }

    /** Has a row looked at once more, and soon. */
    void again(String row) {
        scheduler.reschedule(task.instance(row), clock.instant());
    }

    @Override
    public void close() {
        watch.shutdownNow();
        scheduler.stop();
    }
}
