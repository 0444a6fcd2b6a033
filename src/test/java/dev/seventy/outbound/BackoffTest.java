package dev.seventy.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {

    private final Backoff backoff = new Backoff(new Random(70));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 9, 63, 64, 1_000_000})
    void a_wait_is_anything_up_to_a_bound_that_doubles_and_ends(int attempts) {
        var bound = Math.min(Backoff.LONGEST.toMillis(), 500 * Math.pow(2, attempts - 1.0));
        var waits = IntStream.range(0, 1000).mapToObj(_ -> backoff.after(attempts)).toList();
        assertThat(waits)
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ZERO, Duration.ofMillis((long) bound)));
        assertThat(waits).anyMatch(wait -> wait.toMillis() > bound * 0.9)
                .anyMatch(wait -> wait.toMillis() < bound * 0.1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 30, 3600})
    void what_the_platform_asks_for_is_kept_and_a_little_more(long seconds) {
        assertThat(backoff.asked(Duration.ofSeconds(seconds))).isBetween(Duration.ofSeconds(seconds),
                Duration.ofSeconds(seconds + 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void too_little_is_a_second(long seconds) {
        assertThat(backoff.asked(Duration.ofSeconds(seconds))).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(longs = {3601, 86_400, Long.MAX_VALUE})
    void too_much_is_an_hour(long seconds) {
        assertThat(backoff.asked(Duration.ofSeconds(seconds))).isBetween(Duration.ofHours(1),
                Duration.ofHours(1).plusSeconds(1));
    }
}
