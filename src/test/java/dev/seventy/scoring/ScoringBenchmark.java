package dev.seventy.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.seventy.Shipped;
import dev.seventy.evidence.Evidence;
import dev.seventy.rules.RuleVersion;
import org.apache.commons.numbers.fraction.BigFraction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * From the same lists of facts to the points of all six designations, both ways; laying the facts out is timed on both
 * sides. {@link AlternatingRounds} says
 * how it is measured. Public because JMH asks for it.
 */
@State(Scope.Benchmark)
public class ScoringBenchmark {

    private static final long SEED = 70;

    @Param({"1000", "10000"})
    public int people;

    private Evidence evidence = Evidence.NONE;
    private List<RuleVersion> versions = List.of();
    private Optional<BitSetScan> scan = Optional.empty();

    @Setup
    public void generate() {
        var knowledge = Shipped.knowledge();
        evidence = GeneratedFirm.of(knowledge.catalog(), people, SEED);
        versions = knowledge.rules().designations().stream()
                .map(designation -> knowledge.rules().named(designation.id(), BitSetScan.VERSION).orElseThrow())
                .toList();
        scan = Optional.of(new BitSetScan(knowledge.rules()));
        if (!assessed().equals(scanned())) {
            throw new IllegalStateException("the two sides differ, so there is nothing to compare");
        }
        // Otherwise the facts are young, and every collection in the first seconds copies all of them.
        System.gc();
    }

    /** Ours: the standing on every path with all that was counted and left out, then the points of the one that counts. */
    @Benchmark
    public Object assessments() {
        return assess();
    }

    /** The plain scan, which has nothing but the points. */
    @Benchmark
    public Object bitSets() {
        return scanned();
    }

    /** What was found with the points it gives. */
    private record Found(Standing standing, BitSetScan.Points points) {
    }

    private Map<String, Found> assess() {
        var tally = new Tally(evidence, GeneratedFirm.TODAY);
        Map<String, Found> found = new HashMap<>();
        for (var version : versions) {
            var standing = Scoring.score(tally, version, Optional.empty());
            List<BigFraction> points = new ArrayList<>();
            for (var metric : standing.assessment().metrics()) {
                points.add(metric.points());
            }
            found.put(version.designation().id(), new Found(standing, new BitSetScan.Points(standing.path(), points)));
        }
        return found;
    }

    private Map<String, BitSetScan.Points> assessed() {
        Map<String, BitSetScan.Points> points = new HashMap<>();
        assess().forEach((designation, found) -> points.put(designation, found.points()));
        return points;
    }

    private Map<String, BitSetScan.Points> scanned() {
        return scan.orElseThrow().scan(evidence, GeneratedFirm.TODAY);
    }
}
