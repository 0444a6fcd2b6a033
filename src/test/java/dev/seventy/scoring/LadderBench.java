package dev.seventy.scoring;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a ladder of tiers takes beside a plain scan of the same facts. */
@Tag("bench")
class LadderBench {

    @Test
    void a_ladder_takes_at_most_4_times_a_plain_scan_and_grows_with_the_firm() throws Exception {
        AlternatingRounds.of(LadderBenchmark.class, "climb of the consulting ladder", "climbs", "scans")
                .report("ladder.json").takesAtMostTimesTheScan(4).takesAtMostTimesTheScanForTheLargeFirm(4)
                .growsAtMostForTenTimesThePeople(12);
    }
}
