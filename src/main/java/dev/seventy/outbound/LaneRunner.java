package dev.seventy.outbound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.seventy.store.Claims;
import dev.seventy.store.Errand;
import dev.seventy.store.Errands;
import dev.seventy.store.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what is due in a lane, one errand after the other, and marks how each ended. */
final class LaneRunner {

    /** Whoever does not renew it for so long is taken for dead. */
    static final Duration LEASE = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(LaneRunner.class);
    private static final Duration SHORT = Duration.ofMillis(100);
    // Then other lanes have their turn.
    private static final int AT_A_TIME = 20;

    private final Claims claims;
    private final Vault vault;
    private final InstantSource clock;
    private final Map<String, Carrier> carriers;
    private final Backoff backoff;
    private final Sleep sleep;
    private final Pacer pacer = new Pacer();
    private final Outages outages = new Outages();
    private final Tries tries = new Tries();
    private final Map<String, Errand> running = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /** How a worker waits in its place, on the clock that it goes by. */
    interface Sleep {
        void sleep(Duration time) throws InterruptedException;
    }

    LaneRunner(Claims claims, Vault vault, InstantSource clock, List<Carrier> carriers, Backoff backoff, Sleep sleep) {
        this.claims = claims;
        this.vault = vault;
        this.clock = clock;
        this.carriers = carriers.stream().collect(Collectors.toUnmodifiableMap(Carrier::platform, Function.identity()));
        this.backoff = backoff;
        this.sleep = sleep;
    }

    Map<Outbound.Try, Long> tries() {
        return tries.all();
    }

    /** After the errands under way no more are begun. */
    void stop() {
        stopping = true;
    }

    /** Says of everything under way that it still is. */
    void renew() {
        var until = clock.instant().plus(LEASE);
        running.values().forEach(errand -> claims.extend(errand, until));
    }

    /** Does what is due; answers when to go on, or empty when nothing is left that is due. */
    Optional<Instant> drain(String lane) {
        for (int turn = 0; turn < AT_A_TIME && !stopping; turn++) {
            var now = clock.instant();
            claims.endUndone(lane, now, Kind::isRepeatable, this::tell);
            var errand = claims.claim(lane, now, LEASE, Kind::isRepeatable);
            if (errand.isEmpty()) {
                return Optional.empty();
            }
            running.put(lane, errand.get());
            Optional<Instant> next;
            try {
                next = attempt(errand.get(), now.plus(LEASE));
            } finally {
                running.remove(lane);
            }
            if (next.isPresent() && !passes(next.get())) {
                return next;
            }
        }
        return Optional.of(clock.instant());
    }

    /** Waits here when it is hardly a wait. */
    private boolean passes(Instant time) {
        var wait = Duration.between(clock.instant(), time);
        if (wait.compareTo(SHORT) > 0) {
            return false;
        }
        try {
            sleep.sleep(wait.isNegative() ? Duration.ZERO : wait);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Answers until when the lane waits, empty when its next errand may follow. */
    private Optional<Instant> attempt(Errand errand, Instant leased) {
        var kind = Kind.of(errand.kind());
        var carrier = Optional.ofNullable(carriers.get(errand.platform()));
        if (kind.isEmpty() || carrier.isEmpty()) {
            return giveUp(errand, "no carrier");
        }
        var payload = payload(errand);
        if (payload.isEmpty()) {
            return giveUp(errand, "sealed");
        }
        if (errand.attempts() > kind.get().attempts()) {
            return doubt(errand, "abandoned");
        }
        var allowances = allowances(carrier.get(), errand, payload.get());
        if (allowances.isEmpty()) {
            return giveUp(errand, "unreadable");
        }
        var away = kind.get() == Kind.LINE ? Optional.<Instant>empty()
                : outages.away(carrier.get(), kind.get().isUrgent(), clock.instant());
        if (away.isPresent()) {
            return putBack(errand, "platform away", away.get());
        }
        var wait = kind.get().isUrgent() ? pacer.take(allowances.get(), clock.instant())
                : pacer.takeInTurn(errand.lane(), allowances.get(), clock.instant());
        if (wait.isPresent()) {
            return putBack(errand, "paced", wait.get());
        }
        if (!clock.instant().isBefore(leased)) {
            // This process stood still, and another may have the errand by now.
            return held(errand, false);
        }
        var outcome = carry(carrier.get(), errand, payload.get());
        note(errand.platform(), kind.get(), outcome);
        return settle(errand, kind.get(), outcome);
    }

    /** It was not begun after all, and goes on then. */
    private Optional<Instant> putBack(Errand errand, String why, Instant next) {
        claims.putBack(errand, why);
        return Optional.of(next);
    }

    // A line is carried out here: only what it could not ask the platform says something of that.
    private void note(String platform, Kind kind, Outcome outcome) {
        if (outcome instanceof Outcome.Unreached || outcome instanceof Outcome.Unknown && kind != Kind.LINE) {
            outages.unanswered(platform);
        } else if (kind != Kind.LINE) {
            outages.answered(platform);
        }
    }

    private Optional<String> payload(Errand errand) {
        try {
            return Optional.of(vault.open(errand.payload(), Errands.context(errand.organisation())));
        } catch (Vault.Sealed unreadable) {
            log.warn("{}", unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** Empty for a payload that the carrier cannot read, as one of another version may be. */
    private static Optional<List<Allowance>> allowances(Carrier carrier, Errand errand, String payload) {
        try {
            return Optional.of(carrier.allowances(errand, payload));
        } catch (RuntimeException failure) {
            failed(errand, failure);
            return Optional.empty();
        }
    }

    private static Outcome carry(Carrier carrier, Errand errand, String payload) {
        try {
            return carrier.carry(errand, payload);
        } catch (RuntimeException failure) {
            failed(errand, failure);
            return new Outcome.Unknown("failure");
        }
    }

    private static void failed(Errand errand, RuntimeException failure) {
        // Its text may quote what was to be sent.
        log.error("carrier failed organisation={} id={} kind={} failure={} at={}", errand.organisation().value(),
                errand.id(), errand.kind(), failure.getClass().getName(),
                failure.getStackTrace().length == 0 ? "" : failure.getStackTrace()[0]);
    }

    private Optional<Instant> settle(Errand errand, Kind kind, Outcome outcome) {
        tries.count(kind.word(), switch (outcome) {
            case Outcome.Done _ -> "done";
            case Outcome.Wait _ -> "limited";
            case Outcome.Again _,Outcome.Unreached _ -> "again";
            case Outcome.Refused _ -> "refused";
            case Outcome.Unknown _ -> "unknown";
        });
        return switch (outcome) {
            case Outcome.Done(var why) -> held(errand, claims.done(errand, why));
            case Outcome.Wait(var time, var bucket, var why) -> {
                var until = clock.instant().plus(backoff.asked(time));
                pacer.pause(bucket, until);
                log.warn("platform asks to wait bucket={} until={}", bucket, until);
                held(errand, claims.putBack(errand, why));
                yield Optional.of(until);
            }
            case Outcome.Again(var why) ->
                errand.attempts() < kind.attempts() ? again(errand, why) : giveUp(errand, why);
            case Outcome.Unreached(var why) -> unreached(errand, kind, why);
            case Outcome.Refused(var why) -> {
                log.warn("errand refused organisation={} id={} kind={} why={}", errand.organisation().value(),
                        errand.id(), errand.kind(), why);
                yield ended(errand, Errand.State.FAILED, claims.failed(errand, why));
            }
            case Outcome.Unknown(var why) ->
                kind.doubt() == Kind.Doubt.REPEAT && errand.attempts() < kind.attempts() ? again(errand, why)
                        : doubt(errand, why);
        };
    }

    private Optional<Instant> unreached(Errand errand, Kind kind, String why) {
        return Optional.ofNullable(carriers.get(errand.platform()))
                .flatMap(carrier -> outages.away(carrier, kind.isUrgent(), clock.instant()))
                .map(time -> putBack(errand, "platform away", time))
                .orElseGet(() -> errand.attempts() < kind.attempts() ? again(errand, why) : giveUp(errand, why));
    }

    // It keeps its place: the lane waits with it, and nothing of the lane overtakes it.
    private Optional<Instant> again(Errand errand, String why) {
        held(errand, claims.again(errand, errand.due(), why));
        return Optional.of(clock.instant().plus(backoff.after(errand.attempts())));
    }

    private Optional<Instant> giveUp(Errand errand, String why) {
        log.error("errand given up organisation={} id={} kind={} attempts={} why={}", errand.organisation().value(),
                errand.id(), errand.kind(), errand.attempts(), why);
        return ended(errand, Errand.State.FAILED, claims.failed(errand, why));
    }

    private Optional<Instant> doubt(Errand errand, String why) {
        log.warn("errand may have been done organisation={} id={} kind={} why={}", errand.organisation().value(),
                errand.id(), errand.kind(), why);
        return ended(errand, Errand.State.UNKNOWN, claims.unknown(errand, why));
    }

    private Optional<Instant> ended(Errand errand, Errand.State how, boolean marked) {
        if (marked) {
            tell(errand, how);
        }
        return held(errand, marked);
    }

    /**
     * Tells the carrier, in the transaction that cancels it. What goes wrong with that flies on, as PostgreSQL ends a
     * transaction in which a statement failed; what cannot be read at all keeps nothing from being cancelled.
     */
    void cancelled(Errand errand) {
        Optional.ofNullable(carriers.get(errand.platform())).ifPresent(
                carrier -> payload(errand).filter(payload -> allowances(carrier, errand, payload).isPresent())
                        .ifPresent(payload -> carrier.ended(errand, Errand.State.CANCELLED, payload)));
    }

    /** Tells the carrier; what goes wrong with that undoes what the carrier wrote of it, and keeps nothing else back. */
    private void tell(Errand errand, Errand.State how) {
        Optional.ofNullable(carriers.get(errand.platform()))
                .ifPresent(carrier -> payload(errand).ifPresent(payload -> claims
                        .apart(() -> carrier.ended(errand, how, payload), failure -> untold(errand, failure))));
    }

    private static void untold(Errand errand, RuntimeException failure) {
        log.error("carrier not told of an end organisation={} id={} kind={} failure={}", errand.organisation().value(),
                errand.id(), errand.kind(), failure.getClass().getName());
    }

    private static Optional<Instant> held(Errand errand, boolean marked) {
        if (!marked) {
            log.warn("errand was taken over organisation={} id={} kind={}", errand.organisation().value(), errand.id(),
                    errand.kind());
        }
        return Optional.empty();
    }
}
