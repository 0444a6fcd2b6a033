package dev.seventy.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long the scorer takes beside a plain bit-set scan. */
@Tag("bench")
class ScorerBench {

    @Test
    void the_scorer_takes_at_most_4_times_a_plain_scan_and_grows_with_the_firm() throws Exception {
        var measured = AlternatingRounds.of(ScoringBenchmark.class, "assessment of all six designations", "assessments",
                "bitSets", 7, List.of(1_000, 10_000)).report("scorer.json");

        assertThat(measured.timesTheScan(1_000)).isLessThanOrEqualTo(4);
        assertThat(measured.growth(1_000, 10_000)).isLessThanOrEqualTo(12);
    }
}
