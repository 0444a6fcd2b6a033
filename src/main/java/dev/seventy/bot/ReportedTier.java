package dev.seventy.bot;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.catalog.MeasureName;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Measure;
import dev.seventy.intake.TierNames;
import dev.seventy.rules.Ladder;
import dev.seventy.rules.Rulebook;
import dev.seventy.rules.Track;
import dev.seventy.scoring.Climb;

/** The tier that the partner portal showed, as somebody told it. It outranks what is computed. */
record ReportedTier(Measure measure, Ladder ladder, Ladder.Tier tier) {

    /** The newest of the climb's track by its day, of any of some versions of the ladder, preferring the climb's own. */
    static Optional<ReportedTier> newest(Climb climb, List<Ladder> versions, Evidence evidence) {
        return evidence.measures().stream()
                .filter(measure -> measure.area().equals(Climb.AREA) && measure.name().equals(MeasureName.REPORTED_TIER)
                        && measure.path().map(climb.ladder().track().id()::equals).orElse(true)
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
        return ladder.track().equals(climb.ladder().track()) && ladder.id().equals(climb.ladder().id());
    }

    /** The tiers that may be reported, and the track that is meant where none is named. */
    static TierNames names(Rulebook rules, FirmSettings settings) {
        var tracks = rules.tracks();
        return new TierNames(
                tracks.stream()
                        .collect(Collectors.toMap(Track::id,
                                track -> rules.ladders(track.id()).stream().flatMap(ladder -> ladder.tiers().stream())
                                        .map(Ladder.Tier::id).collect(Collectors.toSet()))),
                settings.track(tracks).id());
    }

    /** Its place among the tiers of its ladder, from 0. */
    int index() {
        return ladder.tiers().indexOf(tier);
    }
}
