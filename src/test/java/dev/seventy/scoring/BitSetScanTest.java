package dev.seventy.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.seventy.Shipped;
import dev.seventy.bot.Knowledge;
import dev.seventy.evidence.Evidence;
import dev.seventy.rules.ProgramPath;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Two ways to the same points: the rules read from their files, and the same rules written by hand. */
class BitSetScanTest {

    private static final Knowledge KNOWLEDGE = Shipped.knowledge();
    private static final BitSetScan SCAN = new BitSetScan(KNOWLEDGE.rules());
    private static final List<LocalDate> DAYS = List.of(GeneratedFirm.TODAY, LocalDate.of(2025, 8, 1),
            LocalDate.of(2026, 9, 1), LocalDate.of(2026, 12, 15));

    private static void assertSamePoints(Evidence evidence, LocalDate day, Set<Object> seen) {
        var tally = new Tally(evidence, day);
        var scanned = SCAN.scan(evidence, day);
        for (var designation : KNOWLEDGE.rules().designations()) {
            var version = KNOWLEDGE.rules().named(designation.id(), BitSetScan.VERSION).orElseThrow();
            var assessment = Scoring.score(tally, version, Optional.empty()).assessment();
            var points = new BitSetScan.Points(assessment.path(),
                    assessment.metrics().stream().map(MetricFinding::points).toList());
            assertThat(scanned.get(designation.id())).as("%s on %s", designation.id(), day).isEqualTo(points);
            seen.add(points.path());
            seen.addAll(points.metrics());
        }
    }

    @Test
    void a_plain_scan_gives_the_same_points_on_the_same_path() {
        Set<Object> seen = new HashSet<>();
        for (int people : List.of(5, 50, 300, 10_000)) {
            for (long seed = 0; seed < (people > 300 ? 1 : 12); seed++) {
                var evidence = GeneratedFirm.of(KNOWLEDGE.catalog(), people, 70 + seed);
                DAYS.forEach(day -> assertSamePoints(evidence, day, seen));
            }
        }
        assertThat(seen).as("firms so unlike each other that it proves something")
                .contains(ProgramPath.SMB, ProgramPath.ENTERPRISE, BigFraction.ZERO).hasSizeGreaterThan(100);
    }

    @Test
    void without_evidence_both_find_nothing() {
        assertSamePoints(Evidence.NONE, GeneratedFirm.TODAY, new HashSet<>());
    }
}
