package dev.seventy.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps to the limits of the platforms: a token bucket for each allowance, and pauses that a platform asked for. It
 * counts in whole nanoseconds, so no rounding ever lets one through too many.
 */
final class Pacer {

    /** Who is urgent and has to wait asks again at the latest so long after the first moment at which it might go. */
    static final Duration SPREAD = Duration.ofMinutes(1);

    private static final int FEW = 1024;

    private final Map<Allowance, Bucket> buckets = new HashMap<>();
    private final Map<String, Instant> pauses = new HashMap<>();
    private final Map<String, Instant> turns = new HashMap<>();
    private int tidyAbove = FEW;

    /**
     * How much was taken, in units of which a permit is as many as its time has nanoseconds; in each nanosecond as many
     * units come back as there are permits.
     */
    private static final class Bucket {
        private final Rate rate;
        private long taken;
        private Instant at;
        /** When the last of the urgent ones who have to wait was told to come. */
        private Instant queue = Instant.MIN;
        /** When the last has its turn of those who wait in line. */
        private Instant line = Instant.MIN;

        Bucket(Rate rate, Instant now) {
            this.rate = rate;
            at = now;
        }

        private long permit() {
            return rate.per().toNanos();
        }

        void flow(Instant now) {
            // A clock that was set back gives nothing back.
            if (now.isAfter(at)) {
                var passed = Duration.between(at, now);
                taken = passed.compareTo(Duration.ofNanos(Math.ceilDiv(taken, (long) rate.permits()))) >= 0 ? 0
                        : taken - passed.toNanos() * rate.permits();
                at = now;
            }
        }

        /** Call {@link #flow} first. */
        Instant earliest() {
            var excess = taken + permit() - permit() * rate.burst();
            return excess <= 0 ? Instant.MIN : at.plusNanos(Math.ceilDiv(excess, (long) rate.permits()));
        }

        void take() {
            taken += permit();
        }

        boolean isIdle(Instant now) {
            flow(now);
            return taken == 0 && !queue.isAfter(now) && !hasLine(now);
        }

        boolean hasLine(Instant now) {
            return line.isAfter(now);
        }

        private Duration interval() {
            return Duration.ofNanos(Math.ceilDiv(permit(), (long) rate.permits()));
        }

        /** The moment of a permit that nobody else in the line was told. */
        Instant turn(Instant earliest) {
            line = line.isBefore(earliest) ? earliest : line.plus(interval());
            return line;
        }

        /** A time for each who waits, so that a thousand who wait do not all come for the one permit. */
        Instant comeBack(Instant earliest) {
            var next = queue.isBefore(earliest) ? earliest : queue.plus(interval());
            var latest = earliest.plus(SPREAD);
            queue = next.isAfter(latest) ? latest : next;
            return queue;
        }
    }

    /** When all these allow one more at the earliest; now when they do. */
    synchronized Instant earliest(List<Allowance> allowances, Instant now) {
        var earliest = now;
        for (var allowance : allowances) {
            var one = earliest(allowance, now);
            earliest = one.isAfter(earliest) ? one : earliest;
        }
        return earliest;
    }

    private Instant earliest(Allowance allowance, Instant now) {
        var bucket = bucket(allowance, now);
        bucket.flow(now);
        var pause = pauses.getOrDefault(allowance.bucket(), Instant.MIN);
        return pause.isAfter(bucket.earliest()) ? pause : bucket.earliest();
    }

    private Bucket bucket(Allowance allowance, Instant now) {
        return buckets.computeIfAbsent(allowance, _ -> new Bucket(allowance.rate(), now));
    }

    /** Takes one of each and answers empty, or takes none and answers when to ask again. It waits for no line. */
    synchronized Optional<Instant> take(List<Allowance> allowances, Instant now) {
        tidy(now);
        var earliest = earliest(allowances, now);
        if (!earliest.isAfter(now)) {
            takeAll(allowances, now);
            return Optional.empty();
        }
        return narrowest(allowances, earliest, now).map(bucket -> bucket.comeBack(earliest));
    }

    /**
     * The same for what is not urgent: it waits behind those who came before it, is told the moment of a permit, however
     * late, and asks once, then. So ten thousand who wait for one limit ask ten thousand times and not each minute.
     *
     * @param lane who asks, and asks again
     */
    synchronized Optional<Instant> takeInTurn(String lane, List<Allowance> allowances, Instant now) {
        tidy(now);
        var told = Optional.ofNullable(turns.remove(lane));
        var earliest = earliest(allowances, now);
        var line = told.filter(turn -> !turn.isAfter(now)).isPresent() ? Optional.<Bucket>empty()
                : allowances.stream().map(allowance -> bucket(allowance, now)).filter(bucket -> bucket.hasLine(now))
                        .findFirst();
        if (!earliest.isAfter(now) && line.isEmpty()) {
            takeAll(allowances, now);
            return Optional.empty();
        }
        var turn = told.filter(time -> time.isAfter(now)).or(() -> narrowest(allowances, earliest, now)
                .filter(_ -> earliest.isAfter(now)).or(() -> line).map(bucket -> bucket.turn(earliest)));
        turn.ifPresent(time -> turns.put(lane, time));
        return turn;
    }

    private void takeAll(List<Allowance> allowances, Instant now) {
        allowances.forEach(allowance -> bucket(allowance, now).take());
    }

    private Optional<Bucket> narrowest(List<Allowance> allowances, Instant earliest, Instant now) {
        return allowances.stream().filter(allowance -> !earliest(allowance, now).isBefore(earliest)).findFirst()
                .map(narrowest -> bucket(narrowest, now));
    }

    /** Nothing of the bucket goes before. A pause never shortens one that is longer. */
    synchronized void pause(String bucket, Instant until) {
        pauses.merge(bucket, until, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** How many buckets, pauses and turns are held in memory. */
    synchronized int size() {
        return buckets.size() + pauses.size() + turns.size();
    }

    // A bucket that is full again is as good as one never seen.
    private void tidy(Instant now) {
        if (size() > tidyAbove) {
            // Who did not come for so long was cancelled.
            turns.values().removeIf(turn -> turn.plus(SPREAD).isBefore(now));
            pauses.values().removeIf(until -> !until.isAfter(now));
            buckets.values().removeIf(bucket -> bucket.isIdle(now));
            tidyAbove = Math.max(FEW, 2 * size());
        }
    }
}
