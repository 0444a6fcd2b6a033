package dev.seventy.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a ladder of tiers takes beside a plain scan of the same facts. */
@Tag("bench")
class LadderBench {

    private static AlternatingRounds measured(String file, int rounds, List<Integer> people) throws Exception {
        return AlternatingRounds
                .of(LadderBenchmark.class, "climb of the consulting ladder", "climbs", "scans", rounds, people)
                .report(file);
    }

    @Test
    void a_ladder_takes_at_most_4_times_a_plain_scan_and_grows_no_more_than_it() throws Exception {
        var measured = measured("ladder.json", 7, List.of(1_000, 10_000));

        assertThat(measured.timesTheScan(1_000)).isLessThanOrEqualTo(4);
        assertThat(measured.timesTheScan(10_000)).isLessThanOrEqualTo(4);
        assertThat(measured.growthTimesTheScans(1_000, 10_000)).isLessThanOrEqualTo(1);
    }

    @Test
    void with_twice_the_people_it_grows_as_a_plain_scan_does() throws Exception {
        var measured = measured("ladder-doubled.json", 4, List.of(10_000, 20_000, 40_000));

        assertThat(measured.growthTimesTheScans(10_000, 20_000)).isLessThanOrEqualTo(1.25);
        assertThat(measured.growthTimesTheScans(20_000, 40_000)).isLessThanOrEqualTo(1.25);
    }
}
