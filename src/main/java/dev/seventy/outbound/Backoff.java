package dev.seventy.outbound;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt. */
final class Backoff {

    static final Duration FIRST = Duration.ofMillis(500);
    static final Duration LONGEST = Duration.ofMinutes(5);
    static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration JITTER = Duration.ofSeconds(1);

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Anything from nothing to a bound that doubles with each attempt ("full jitter"), so that those who failed
     * together do not come back together.
     *
     * @param attempts how many have failed, at least 1
     */
    Duration after(int attempts) {
        var bound = FIRST.multipliedBy(1L << Math.clamp(attempts - 1L, 0, 20));
        return upTo(bound.compareTo(LONGEST) < 0 ? bound : LONGEST);
    }

    /** What the platform asked for, never shorter unless it is more than an hour, and up to a second longer. */
    Duration asked(Duration time) {
        var bounded = time.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT
                : time.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : time;
        return bounded.plus(upTo(JITTER));
    }

    private Duration upTo(Duration bound) {
        return Duration.ofNanos(random.nextLong(bound.toNanos() + 1));
    }
}
