package dev.seventy.outbound;

import java.time.Duration;

/**
 * How often something may happen in the long run, and how often at once. In any window of a length {@code w} it happens
 * at most {@code burst + permits * w / per} times.
 *
 * @param permits at least 1
 * @param per the time for that many, of at most a day
 * @param burst how many may follow each other without a wait, from 1 to 10,000
 */
public record Rate(int permits, Duration per, int burst) {
    public Rate {
        if (permits < 1 || burst < 1 || burst > 10_000 || !per.isPositive() || per.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("not a rate: " + permits + " in " + per + ", " + burst + " at once");
        }
    }
}
