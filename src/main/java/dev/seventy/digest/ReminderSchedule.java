package dev.seventy.digest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
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

    /** As many large firms less one may be looked through at once without the others noticing; each is one row. */
    private static final int WORKERS = 4;
    private static final Duration BETWEEN = Duration.ofHours(1);

    private final Nudges nudges;
    private final InstantSource clock;
    private final Conversation conversation;
    private final Map<String, Reminder> reminders;
    private final Looks looks;

    /** @param reminders by platform */
    public ReminderSchedule(Store store, InstantSource clock, Conversation conversation,
            Map<String, Reminder> reminders) {
        nudges = store.nudges();
        this.clock = clock;
        this.conversation = conversation;
        this.reminders = Map.copyOf(reminders);
        looks = new Looks(store, clock, Nudges.TASK, Nudges.SCHEDULED, WORKERS, this::look);
    }

    public void start() {
        nudges.lookAtAll();
        looks.start();
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
        try {
            return Optional.ofNullable(reminders.get(nudge.reader().platform()))
                    .filter(reminder -> reminder.remind(nudge)).isPresent();
        } catch (RuntimeException failed) {
            log.warn("reminder not said organisation={} cause={}", organisation.value(), failed.getClass().getName());
            return false;
        }
    }

    @Override
    public void close() {
        looks.close();
    }
}
