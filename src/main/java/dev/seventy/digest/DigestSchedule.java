package dev.seventy.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import dev.seventy.store.Digests;
import dev.seventy.store.Store;
import dev.seventy.store.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has each digest said when it is due, by one worker of all that share the database. Each subscription has one row in a
 * table of db-scheduler's, which is written with the subscription; its time is when it is looked at next, and what is due
 * then is read off the subscription itself. A firm's are made one after the other, so that a firm whose digests take
 * long holds up its own and nobody else's.
 */
public final class DigestSchedule implements AutoCloseable {

    /** Over so long after its hour the digests of an hour are spread. */
    public static final Duration SPREAD = Duration.ofMinutes(15);

    private static final Logger log = LoggerFactory.getLogger(DigestSchedule.class);

    /** As many firms whose digests take long less one may be at it at once without the others noticing. */
    private static final int WORKERS = 4;
    private static final Duration NOT_SERVED = Duration.ofHours(1);

    private final Digests digests;
    private final InstantSource clock;
    private final Map<String, Messenger> messengers;
    private final Duration spread;
    private final Looks looks;
    private final FirmTurns turns = new FirmTurns();

    /** @param spread over so long after its hour the digests of an hour come */
    public DigestSchedule(Store store, InstantSource clock, List<Messenger> messengers, Duration spread) {
        digests = store.digests();
        this.clock = clock;
        this.messengers = messengers.stream()
                .collect(Collectors.toUnmodifiableMap(Messenger::platform, Function.identity()));
        this.spread = spread;
        looks = new Looks(store, clock, Digests.TASK, Digests.SCHEDULED, WORKERS, this::look);
    }

    public void start() {
        digests.lookAtAll();
        looks.start();
    }

    /** @param seen as it was when that was found */
    private record Look(Subscription seen, Instant next) {
    }

    private CompletionHandler<Void> look(String instance) {
        var look = digests.live(instance).map(this::sayIfDue);
        return (complete, operations) -> end(instance, look, complete, operations);
    }

    private Look sayIfDue(Subscription subscription) {
        var delay = subscription.delay(spread);
        var now = clock.instant();
        var due = subscription.next(now, delay);
        if (due.at().isAfter(now)) {
            return new Look(subscription, due.at());
        }
        var messenger = Optional.ofNullable(messengers.get(subscription.place().platform()));
        if (messenger.isEmpty()) {
            return new Look(subscription, now.plus(NOT_SERVED));
        }
        var busy = turns.take(subscription.organisation());
        if (busy.isPresent()) {
            return new Look(subscription, now.plus(busy.get()));
        }
        try {
            messenger.get().say(subscription, "digest show " + subscription.id(),
                    "digest:" + subscription.id() + ":" + due.week(), due);
        } finally {
            turns.giveBack(subscription.organisation());
        }
        // Where it was said before, that is settled all the same.
        digests.settle(subscription.organisation(), subscription.id(), due.week());
        log.info("digest said organisation={} id={} week={}", subscription.organisation().value(), subscription.id(),
                due.week());
        // Looked at once more, as what was due is settled now.
        return new Look(subscription, clock.instant());
    }

    private void end(String instance, Optional<Look> look, ExecutionComplete complete,
            ExecutionOperations<Void> operations) {
        if (look.isEmpty()) {
            operations.remove();
            return;
        }
        operations.reschedule(complete, look.get().next());
        // Whoever changed it meanwhile saw that somebody looks at it, and left it to this worker, which had looked already.
        digests.live(instance).filter(now -> !now.equals(look.get().seen())).ifPresent(_ -> looks.again(instance));
    }

    @Override
    public void close() {
        looks.close();
    }
}
