package dev.seventy.scoring;

import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a ladder of tiers takes beside a plain scan of the same facts. */
@Tag("bench")
class LadderBench {

    private static AlternatingRounds rounds(int rounds, List<Integer> people) throws Exception {
        return AlternatingRounds.of(LadderBenchmark.class, "climb of the consulting ladder", "climbs", "scans", rounds,
                people);
    }

    @Test
    void a_ladder_takes_at_most_4_times_a_plain_scan_and_grows_no_more_than_it() throws Exception {
        rounds(7, List.of(1_000, 10_000)).report("ladder.json").takesAtMostTimesTheScan(1_000, 4)
                .takesAtMostTimesTheScan(10_000, 4).growsAtMostTimesTheScan(1_000, 10_000, 1);
    }

    @Test
    void with_twice_the_people_it_grows_as_a_plain_scan_does() throws Exception {
        rounds(4, List.of(10_000, 20_000, 40_000)).report("ladder-doubled.json")
                .growsAtMostTimesTheScan(10_000, 20_000, 1.25).growsAtMostTimesTheScan(20_000, 40_000, 1.25);
    }
}
