package dev.seventy.bot;

import java.util.List;
import java.util.Optional;

import dev.seventy.evidence.Evidence;
import dev.seventy.rules.Ladder;
import dev.seventy.scoring.Climb;
import dev.seventy.scoring.Observation;

/** Where a Databricks partner stands: what is computed, and the tier that the partner portal showed, which outranks it. */
record TierStanding(Climb climb, Optional<ReportedTier> reported) {

    /** @param versions of the ladder, among which the reported tier may be */
    static TierStanding of(Climb climb, List<Ladder> versions, Evidence evidence) {
        return new TierStanding(climb, ReportedTier.newest(climb, versions, evidence));
    }

    /** Whether anything of it was told, by row or by word: that other vendors' rows make a count zero is nothing. */
    boolean isToldOf() {
        return reported.isPresent() || climb.rungs().stream().flatMap(rung -> rung.findings().stream())
                .flatMap(finding -> finding.ways().stream()).flatMap(way -> way.requirements().stream())
                .anyMatch(measured -> isToldOf(measured.found()));
    }

    private static boolean isToldOf(Observation found) {
        return !found.counted().isEmpty() || !found.leftOut().isEmpty()
                || found.of().stream().anyMatch(TierStanding::isToldOf);
    }

    Optional<ReportedTier> reportedHere() {
        return reported.filter(found -> found.of(climb));
    }

    /** The place of the tier above the one that is held, from 0. */
    private int above() {
        return reportedHere().map(found -> found.index() + 1).orElse(climb.height());
    }

    /** The tier above the one that is held: the reported one where there is one, otherwise the computed one. */
    Optional<Climb.Rung> next() {
        return climb.rungs().stream().skip(above()).findFirst();
    }

    /** The tiers above the one that is held, up to the wanted one, or as far as anything lacks. */
    List<Climb.Rung> ahead(Optional<Ladder.Tier> wanted) {
        var last = Math.max(Math.max(above(), climb.height()),
                wanted.map(tier -> climb.ladder().tiers().indexOf(tier)).orElse(0));
        var rungs = climb.rungs();
        return rungs.subList(Math.min(above(), rungs.size()), Math.min(last + 1, rungs.size()));
    }

    /** What is not on file of the reported tier and of those below it; empty where all is, or none is reported. */
    List<Climb.Finding> notOnFile() {
        return climb.rungs().stream().limit(reportedHere().map(found -> found.index() + 1).orElse(0))
                .flatMap(rung -> rung.missing().stream()).toList();
    }
}
