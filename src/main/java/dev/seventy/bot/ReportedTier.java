package dev.seventy.bot;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Measure;
import dev.seventy.rules.Ladder;
import dev.seventy.scoring.Climb;

/** The tier that the partner portal showed, as somebody told it. It outranks what is computed. */
record ReportedTier(Measure measure, Ladder ladder, Ladder.Tier tier) {

    /** The newest one by the day of a climb, of any of some versions of its ladder, preferring the climb's own. */
    static Optional<ReportedTier> newest(Climb climb, List<Ladder> versions, Evidence evidence) {
        return evidence.measures().stream()
                .filter(measure -> measure.area().equals(Climb.AREA) && measure.name().equals(TierAnswers.REPORTED_TIER)
                        && !measure.asOf().isAfter(climb.asOf()))
                .sorted(Comparator.comparing(Measure::asOf).thenComparing(measure -> measure.origin().recorded())
                        .reversed())
                .flatMap(
                        measure -> Stream.concat(Stream.of(climb.ladder()), versions.stream())
                                .flatMap(ladder -> ladder.tier(measure.unit())
                                        .map(tier -> new ReportedTier(measure, ladder, tier)).stream())
                                .limit(1))
                .findFirst();
    }

    /** Whether what it asks for is what is computed here. */
    boolean of(Climb climb) {
        return ladder.id().equals(climb.ladder().id());
    }

    /** Its place among the tiers of its ladder, from 0. */
    int index() {
        return ladder.tiers().indexOf(tier);
    }
}
