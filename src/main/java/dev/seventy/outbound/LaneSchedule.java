package dev.seventy.outbound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.seventy.store.Errands;
import dev.seventy.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each lane with something due to one worker, of all that share the database. A lane that has work has one row in
 * the table of db-scheduler; its time is when the lane goes on.
 */
final class LaneSchedule implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LaneSchedule.class);

    private static final String LANE = "lane";
    /**
     * As many calls may be under way at once. Digests of 100,000 workspaces in an hour are 167 a second, which at a
     * quarter of a second each takes 42; half as many again are for when the platform is slow.
     */
    static final int WORKERS = 64;
    /** A worker without work is let go. */
    private static final Duration IDLE = Duration.ofMinutes(1);
    /** So many lanes of whole organisations' lines may run at once; the other workers are left for messages. */
    private static final int LINES = 4;
    /** And so many of those in which somebody is looked up or a home page is shown anew. */
    private static final int LOOK_UPS = 3;
    static final int USUAL = 1;
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration RENEW = Duration.ofSeconds(10);
    static final Duration POLL = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int HEARTBEATS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int MARKS = 40;
    private static final Duration BETWEEN_MARKS = Duration.ofSeconds(1);

    private final Errands errands;
    private final InstantSource clock;
    private final LaneRunner runner;
    private final CustomTask<Void> task;
    private final Scheduler scheduler;
    private final Semaphore lines = new Semaphore(LINES);
    private final Semaphore lookUps = new Semaphore(LOOK_UPS);
    private final ScheduledThreadPoolExecutor watch;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean isRunning;

    LaneSchedule(Store store, InstantSource clock, LaneRunner runner) {
        errands = store.errands();
        this.clock = clock;
        this.runner = runner;
        task = Tasks.custom(LANE, Void.class).onFailure(
                (complete, operations) -> operations.reschedule(complete, this.clock.instant().plus(AFTER_FAILURE)))

                // The library's own way asks the clock of the system.
                .onDeadExecution((complete, operations) -> operations.reschedule(complete, this.clock.instant()))
                .execute((instance, _) -> run(instance.getId()));
        scheduler = Scheduler.create(store.schedulerSource(), task).threads(WORKERS).executorService(workers())
                .pollingInterval(POLL).heartbeatInterval(HEARTBEAT).missedHeartbeatsLimit(HEARTBEATS)
                .shutdownMaxWait(PATIENCE).clock(clock::instant).enableImmediateExecution().enablePriority()
                .failureLogging(LogLevel.WARN, false).build();
        watch = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("outbound-watch").daemon().factory());
        watch.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    // The scheduler ends them when it is stopped.
    private static ThreadPoolExecutor workers() {
        var workers = new ThreadPoolExecutor(WORKERS, WORKERS, IDLE.toMillis(), TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(), Thread.ofPlatform().name("outbound-", 1).factory());
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }

    void start() {
        scheduler.start();
        isRunning = true;
        watch.scheduleWithFixedDelay(() -> guarded("sweep", this::sweep), 0, SWEEP.toMillis(), TimeUnit.MILLISECONDS);
        watch.scheduleWithFixedDelay(() -> guarded("renew", runner::renew), RENEW.toMillis(), RENEW.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Lets a lane go on now, soon after this returns; does nothing while it is stopped. */
    void wake(String lane, int urgency) {
        if (isRunning) {
            try {
                watch.execute(() -> guarded("wake", () -> schedule(lane, urgency)));
            } catch (RejectedExecutionException stopped) {
                log.debug("stopped before a lane was woken");
            }
        }
    }

    private CompletionHandler<Void> run(String lane) {
        var next = next(lane);
        return (complete, operations) -> end(lane, next, complete, operations);
    }

    private Optional<Instant> next(String lane) {
        if (!Order.isWork(lane)) {
            return drained(lane);
        }
        var permits = Order.isLong(lane) ? lines : lookUps;
        if (!permits.tryAcquire()) {
            return Optional.of(clock.instant().plus(POLL));
        }
        try {
            return drained(lane);
        } finally {
            permits.release();
        }
    }

    private Optional<Instant> drained(String lane) {
        try {
            return runner.drain(lane);
        } catch (RuntimeException failure) {
            log.error("lane failed lane={}", lane, failure);
            return Optional.of(clock.instant().plus(AFTER_FAILURE));
        }
    }

    private void end(String lane, Optional<Instant> next, ExecutionComplete complete,
            ExecutionOperations<Void> operations) {
        if (next.isPresent()) {
            marked(() -> operations.reschedule(complete, next.get()));
            return;
        }
        marked(operations::remove);
        // Whoever added something before this saw the row and left the lane to this worker, which had looked already.
        if (errands.isDue(lane, clock.instant())) {
            wake(lane, USUAL);
        }
    }

    /** Tries again while the database is locked or full: a lane that is not marked as let go waits for its heartbeats. */
    private void marked(Runnable mark) {
        for (int attempt = 1;; attempt++) {
            try {
                mark.run();
                return;
            } catch (RuntimeException failure) {
                if (attempt == MARKS || !pause(BETWEEN_MARKS)) {
                    throw failure;
                }
            }
        }
    }

    /** False when this was closed, or the thread told to end, meanwhile. */
    private boolean pause(Duration time) {
        try {
            return !closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void schedule(String lane, int urgency) {
        scheduler.scheduleIfNotExists(task.instanceBuilder(lane).priority(urgency).build(), clock.instant());
    }

    /** Finds the lanes that nobody woke: after a start, after a crash, and those whose time has come. */
    private void sweep() {
        var due = errands.lanesDue(clock.instant());
        if (!due.isEmpty()) {
            scheduler.fetchScheduledExecutions(ScheduledExecutionsFilter.all(),
                    known -> due.remove(known.getTaskInstance().getId()));
            due.forEach(lane -> schedule(lane, USUAL));
            // The scheduler sleeps by the clock: when that is set back, it would sleep on until it has caught up.
            scheduler.triggerCheckForDueExecutions();
        }
    }

    // One failure must not end what is repeated.
    private static void guarded(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            log.error("outbound failed doing={}", what, failure);
        }
    }

    @Override
    public void close() {
        isRunning = false;
        closing.countDown();
        scheduler.stop();
        watch.shutdownNow();
    }
}
