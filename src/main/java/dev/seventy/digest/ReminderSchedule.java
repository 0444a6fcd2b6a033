package dev.seventy.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.seventy.bot.Conversation;
import dev.seventy.bot.Nudge;
import dev.seventy.store.Nudges;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every hour through each firm for whom to remind, by one worker of all that share the database. What is due is
 * found anew each time, so that a look that did not happen is made up for by the next.
 */
public final class ReminderSchedule implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReminderSchedule.class);

    private static final int WORKERS = 1;
    private static final Duration BETWEEN = Duration.ofHours(1);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int HEARTBEATS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final Nudges nudges;
    private final InstantSource clock;
    private final Conversation conversation;
    private final Map<String, Reminder> reminders;
    private final Scheduler scheduler;
    private final ScheduledThreadPoolExecutor watch;
    private Instant seen = Instant.MIN;

    /** @param reminders by platform */
    public ReminderSchedule(Store store, InstantSource clock, Conversation conversation,
            Map<String, Reminder> reminders) {
        nudges = store.nudges();
        this.clock = clock;
        this.conversation = conversation;
        this.reminders = Map.copyOf(reminders);
        CustomTask<Void> task = Tasks.custom(Nudges.TASK, Void.class).onFailure(
                (complete, operations) -> operations.reschedule(complete, this.clock.instant().plus(AFTER_FAILURE)))
                // The library's own way asks the clock of the system.
                .onDeadExecution((complete, operations) -> operations.reschedule(complete, this.clock.instant()))
                .execute((instance, _) -> look(instance.getId()));
        scheduler = Scheduler.create(store.schedulerSource(), task).tableName(Nudges.SCHEDULED).threads(WORKERS)
                .pollingInterval(POLL).heartbeatInterval(HEARTBEAT).missedHeartbeatsLimit(HEARTBEATS)
                .shutdownMaxWait(PATIENCE).clock(clock::instant).failureLogging(LogLevel.WARN, false).build();
        watch = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("reminder-watch").daemon().factory());
    }

    public void start() {
        nudges.lookAtAll();
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

    private CompletionHandler<Void> look(String instance) {
        var organisation = nudges.linked(instance);
        organisation.ifPresent(this::remind);
        return (complete, operations) -> {
            if (organisation.isPresent()) {
                operations.reschedule(complete, clock.instant().plus(BETWEEN));
            } else {
                operations.remove();
            }
        };
    }

    private void remind(OrganisationId organisation) {
        var said = 0;
        for (var nudge : conversation.nudges(organisation)) {
            if (isSaid(organisation, nudge)) {
                said++;
            }
        }
        if (said > 0) {
            log.info("reminders said organisation={} people={}", organisation.value(), said);
        }
    }

    /** Whoever could not be reminded is looked at again with the next look, and keeps nobody else waiting. */
    private boolean isSaid(OrganisationId organisation, Nudge nudge) {
        var reminder = Optional.ofNullable(reminders.get(nudge.reader().platform()));
        try {
            reminder.ifPresent(known -> known.remind(nudge));
            return reminder.isPresent();
        } catch (RuntimeException failed) {
            log.warn("reminder not said organisation={} cause={}", organisation.value(), failed.getClass().getName());
            return false;
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        scheduler.stop();
    }
}
