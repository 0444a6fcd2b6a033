package dev.seventy.scoring;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long the scorer takes beside a plain bit-set scan. */
@Tag("bench")
class ScorerBench {

    @Test
    void the_scorer_takes_at_most_4_times_a_plain_scan_and_grows_with_the_firm() throws Exception {
        AlternatingRounds.of(ScoringBenchmark.class, "assessment of all six designations", "assessments", "bitSets")
                .report("scorer.json").takesAtMostTimesTheScan(4).growsAtMostForTenTimesThePeople(12);
    }
}
