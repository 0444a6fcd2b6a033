package dev.seventy.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacerTest {

    private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
    private static final Rate ONE_A_SECOND = new Rate(1, Duration.ofSeconds(1), 1);

    private final Pacer pacer = new Pacer();

    private static List<Allowance> of(String bucket) {
        return List.of(new Allowance(bucket, ONE_A_SECOND));
    }

    private boolean goes(List<Allowance> allowances, Instant now) {
        return pacer.take(allowances, now).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1000, 1", "4, 5000, 1", "40, 60000, 5", "7, 60000, 3", "333, 1000, 10", "16, 60000, 16"})
    void no_window_of_any_length_has_more_than_its_burst_and_its_rate(int permits, int perMillis, int burst) {
        var rate = new Rate(permits, Duration.ofMillis(perMillis), burst);
        var allowances = List.of(new Allowance("chat.postMessage:T1", rate));
        var random = new Random(70);
        List<Instant> taken = new ArrayList<>();
        var now = START;
        while (taken.size() < 400) {
            if (random.nextInt(3) == 0) {
                now = pacer.earliest(allowances, now);
            } else {
                now = now.plusNanos(random.nextLong(2_000_000L * perMillis / permits));
            }
            if (goes(allowances, now)) {
                taken.add(now);
            }
        }
        for (int from = 0; from < taken.size(); from++) {
            for (int to = from; to < taken.size(); to++) {
                var window = Duration.between(taken.get(from), taken.get(to)).toNanos();
                var excess = BigInteger.valueOf(to - from + 1L - burst)
                        .multiply(BigInteger.valueOf(rate.per().toNanos()));
                assertThat(excess)
                        .isLessThanOrEqualTo(BigInteger.valueOf(permits).multiply(BigInteger.valueOf(window)));
            }
        }
    }

    @Test
    void what_is_asked_for_without_rest_is_given_at_the_whole_rate() {
        var allowances = List.of(new Allowance("tier 3", new Rate(7, Duration.ofSeconds(60), 1)));
        var now = START;
        for (int taken = 0; taken < 701; taken++) {
            now = pacer.earliest(allowances, now);
            assertThat(goes(allowances, now)).isTrue();
        }
        // A hundred minutes, and less than a nanosecond for each rounded up.
        assertThat(Duration.between(START, now)).isBetween(Duration.ofMinutes(100),
                Duration.ofMinutes(100).plusNanos(701));
    }

    @Test
    void the_narrowest_of_several_limits_decides_and_nothing_is_taken_of_the_others() {
        var channel = new Allowance("channel", ONE_A_SECOND);
        var workspace = new Allowance("workspace", new Rate(2, Duration.ofMinutes(1), 2));
        assertThat(goes(List.of(channel, workspace), START)).isTrue();
        assertThat(goes(List.of(channel, workspace), START)).isFalse();
        assertThat(pacer.earliest(List.of(workspace), START)).isEqualTo(START);
    }

    @Test
    void a_pause_holds_its_own_bucket_and_no_other() {
        var until = START.plusSeconds(30);
        pacer.pause("T1", until);
        assertThat(pacer.earliest(of("T1"), START)).isEqualTo(until);
        assertThat(goes(of("T1"), until.minusNanos(1))).isFalse();
        assertThat(goes(of("T2"), START)).isTrue();
        assertThat(goes(of("T1"), until)).isTrue();
    }

    @Test
    void a_shorter_pause_does_not_shorten_a_longer_one() {
        pacer.pause("T1", START.plusSeconds(30));
        pacer.pause("T1", START.plusSeconds(1));
        assertThat(pacer.earliest(of("T1"), START)).isEqualTo(START.plusSeconds(30));
    }

    @Test
    void those_who_wait_are_told_different_times_and_are_served_then() {
        assertThat(goes(of("T1"), START)).isTrue();
        var told = new HashSet<Instant>();
        for (int waiting = 0; waiting < 30; waiting++) {
            told.add(pacer.take(of("T1"), START).orElseThrow());
        }
        assertThat(told).hasSize(30).allSatisfy(time -> assertThat(time).isAfter(START));
        assertThat(told.stream().sorted()).allSatisfy(time -> assertThat(goes(of("T1"), time)).isTrue());
    }

    @Test
    void nobody_is_sent_away_for_much_longer_than_needed() {
        assertThat(goes(of("T1"), START)).isTrue();
        for (int waiting = 0; waiting < 1000; waiting++) {
            assertThat(pacer.take(of("T1"), START).orElseThrow())
                    .isBeforeOrEqualTo(START.plusSeconds(1).plus(Pacer.SPREAD));
        }
    }

    @Test
    void who_stands_in_line_is_told_a_permit_of_its_own_and_asks_once() {
        assertThat(pacer.takeInTurn("lane 0", of("T1"), START)).isEmpty();
        for (int waiting = 1; waiting <= 10_000; waiting++) {
            assertThat(pacer.takeInTurn("lane " + waiting, of("T1"), START)).contains(START.plusSeconds(waiting));
        }
        for (int waiting = 1; waiting <= 10_000; waiting++) {
            assertThat(pacer.takeInTurn("lane " + waiting, of("T1"), START.plusSeconds(waiting))).isEmpty();
        }
    }

    @Test
    void nobody_passes_the_line_but_who_is_urgent() {
        assertThat(pacer.takeInTurn("first", of("T1"), START)).isEmpty();
        assertThat(pacer.takeInTurn("second", of("T1"), START)).contains(START.plusSeconds(1));
        assertThat(pacer.takeInTurn("third", of("T1"), START)).contains(START.plusSeconds(2));
        var late = START.plusMillis(1_500);
        assertThat(pacer.takeInTurn("fourth", of("T1"), late)).contains(START.plusSeconds(3));
        assertThat(goes(of("T1"), late)).isTrue();
        assertThat(pacer.takeInTurn("second", of("T1"), late)).contains(START.plusSeconds(4));
    }

    @Test
    void who_comes_before_its_turn_keeps_it() {
        assertThat(pacer.takeInTurn("first", of("T1"), START)).isEmpty();
        assertThat(pacer.takeInTurn("second", of("T1"), START)).contains(START.plusSeconds(1));
        assertThat(pacer.takeInTurn("second", of("T1"), START.plusMillis(500))).contains(START.plusSeconds(1));
    }

    @Test
    void a_line_waits_for_the_end_of_a_pause() {
        pacer.pause("T1", START.plusSeconds(30));
        assertThat(pacer.takeInTurn("first", of("T1"), START)).contains(START.plusSeconds(30));
        assertThat(pacer.takeInTurn("second", of("T1"), START)).contains(START.plusSeconds(31));
        pacer.pause("T1", START.plusSeconds(60));
        assertThat(pacer.takeInTurn("first", of("T1"), START.plusSeconds(30))).contains(START.plusSeconds(60));
        assertThat(pacer.takeInTurn("first", of("T1"), START.plusSeconds(60))).isEmpty();
    }

    @Test
    void turns_of_those_who_never_came_are_forgotten() {
        for (int minute = 0; minute < 10_000; minute++) {
            var now = START.plusSeconds(60L * minute);
            assertThat(pacer.takeInTurn("first " + minute, of("T" + minute), now)).isEmpty();
            assertThat(pacer.takeInTurn("second " + minute, of("T" + minute), now)).isPresent();
        }
        assertThat(pacer.size()).isLessThan(3_000);
    }

    @Test
    void a_clock_that_is_set_back_gives_nothing_away() {
        assertThat(goes(of("T1"), START)).isTrue();
        assertThat(goes(of("T1"), START.minusSeconds(3600))).isFalse();
        assertThat(goes(of("T1"), START.plusSeconds(1))).isTrue();
    }

    @Test
    void buckets_that_are_full_again_are_forgotten() {
        for (int second = 0; second < 100_000; second++) {
            assertThat(goes(of("channel " + second), START.plusSeconds(second))).isTrue();
            pacer.pause("method " + second, START.plusSeconds(second + 5));
        }
        assertThat(pacer.size()).isLessThan(5_000);
    }

    @Test
    void what_is_no_rate_is_refused() {
        assertThatThrownBy(() -> new Rate(0, Duration.ofSeconds(1), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rate(1, Duration.ZERO, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rate(1, Duration.ofSeconds(1), 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
