package dev.seventy.scoring;

import java.util.Optional;

import dev.seventy.Shipped;
import dev.seventy.evidence.Evidence;
import dev.seventy.rules.Ladder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * From the same lists of facts to the tier of a Databricks partner and what it lacks, both ways; laying the facts out is
 * timed on both sides. {@link AlternatingRounds} says
 * how it is measured. Public because JMH asks for it.
 */
@State(Scope.Benchmark)
public class LadderBenchmark {

    private static final long SEED = 70;
    private static final int TIERS = 2;

    @Param({"1000", "10000"})
    public int people;

    private Evidence evidence = Evidence.NONE;
    private Optional<Ladder> ladder = Optional.empty();
    private Optional<LadderScan> scan = Optional.empty();

    @Setup
    public void generate() {
        var knowledge = Shipped.knowledge();
        evidence = LadderFirm.of(knowledge.catalog(), people, TIERS, SEED);
        ladder = knowledge.rules().ladder("consulting", "2025");
        scan = Optional.of(new LadderScan(knowledge.catalog()));
        if (!LadderScan.of(climb()).equals(scans())) {
            throw new IllegalStateException("the two sides differ, so there is nothing to compare");
        }
        // Otherwise the facts are young, and every collection in the first seconds copies all of them.
        System.gc();
    }

    private Climb climb() {
        return Climb.of(new Tally(evidence, GeneratedFirm.TODAY), ladder.orElseThrow());
    }

    /** Ours: every requirement with all that was counted and left out, then the tier, what is missing and the advice. */
    @Benchmark
    public Object climbs() {
        var climb = climb();
        return new Object[]{climb, climb.tier(), climb.missing(), climb.advice(), LadderScan.of(climb)};
    }

    /** The plain scan, which has nothing but the tier and the shortfalls. */
    @Benchmark
    public Object scans() {
        return scan.orElseThrow().scan(evidence, GeneratedFirm.TODAY);
    }
}
