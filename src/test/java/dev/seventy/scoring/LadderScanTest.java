package dev.seventy.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.seventy.Shipped;
import dev.seventy.bot.Knowledge;
import org.junit.jupiter.api.Test;

/** Two ways to the same tier: the ladder read from its file, and the same ladder written by hand. */
class LadderScanTest {

    private static final Knowledge KNOWLEDGE = Shipped.knowledge();

    @Test
    void a_plain_scan_finds_the_same_tier_and_shortfalls() {
        var ladder = KNOWLEDGE.rules().ladder("consulting", "2025").orElseThrow();
        var scan = new LadderScan(KNOWLEDGE.catalog());
        Set<Integer> heights = new HashSet<>();
        for (int people : List.of(3, 40, 300, 10_000)) {
            for (int tiers = 0; tiers <= 2; tiers++) {
                var evidence = LadderFirm.of(KNOWLEDGE.catalog(), people, tiers, 70 + tiers);
                var found = scan.scan(evidence, GeneratedFirm.TODAY);
                assertThat(LadderScan.of(Climb.of(new Tally(evidence, GeneratedFirm.TODAY), ladder)))
                        .as("%d people, %d tiers", people, tiers).isEqualTo(found);
                heights.add(found.height());
            }
        }
        assertThat(heights).as("firms so unlike each other that it proves something").contains(0, 1, 2, 3);
    }
}
