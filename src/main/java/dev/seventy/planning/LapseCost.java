package dev.seventy.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.seventy.catalog.Catalog;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Evidence;
import dev.seventy.rules.Metric;
import dev.seventy.rules.RuleVersion;
import dev.seventy.rules.Rulebook;
import dev.seventy.scoring.Assessment;
import dev.seventy.scoring.MetricFinding;
import dev.seventy.scoring.Scoring;
import dev.seventy.scoring.Tally;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * What a lapse costs in one designation: how it stands on the day after the end, held against the same day had the
 * certification been renewed.
 */
public record LapseCost(Assessment without, Assessment with) {

    /** The day after an end, by what is known and what is assumed of the months ahead, without and with a renewal. */
    public record Days(Tally without, Tally with) {

        public static Days after(Lapse lapse, Evidence evidence, Catalog catalog, LocalDate today) {
            var day = lapse.expires().plusDays(1);
            var lapsed = Projection.of(evidence, today, day).on(day);
            List<Certification> held = new ArrayList<>(lapsed.certifications());
            held.add(lapse.renewed(catalog));
            var renewed = new Evidence(held, lapsed.usage(), lapsed.measures(), lapsed.officialScores(), lapsed.staff(),
                    lapsed.achievements(), lapsed.exports());
            return new Days(new Tally(lapsed, day), new Tally(renewed, day));
        }
    }

    /** Of each designation in which points, the verdict or a prerequisite differ, those that lose most first. */
    public static List<LapseCost> of(Days days, Rulebook rules) {
        List<LapseCost> costs = new ArrayList<>();
        for (var area : rules.designations()) {
            rules.on(area.id(), days.with().asOf()).filter(RuleVersion::scorable)
                    .map(version -> new LapseCost(score(days.without(), version), score(days.with(), version)))
                    .filter(LapseCost::isCost).ifPresent(costs::add);
        }
        costs.sort((one, other) -> one.loses() == other.loses() ? other.points().compareTo(one.points())
                : one.loses() ? -1 : 1);
        return costs;
    }

    private static Assessment score(Tally tally, RuleVersion version) {
        return Scoring.score(tally, version, Optional.empty()).assessment();
    }

    private boolean isCost() {
        return points().signum() > 0 || loses() || !broken().isEmpty();
    }

    /** Points that are lost. */
    public BigFraction points() {
        return with.total().subtract(without.total());
    }

    /** Whether it would no longer be qualified. */
    public boolean loses() {
        return with.qualifies() && !without.qualifies();
    }

    /**
     * A prerequisite that would be missing by the lapse.
     *
     * @param part as it is found after the lapse
     */
    public record Broken(MetricFinding metric, MetricFinding.PartFinding part) {
    }

    public List<Broken> broken() {
        Set<Metric.Part> before = with.missingPrerequisites().stream().map(MetricFinding.PartFinding::part)
                .collect(Collectors.toSet());
        return without.metrics().stream().flatMap(metric -> metric.missingPrerequisites().stream()
                .filter(part -> !before.contains(part.part())).map(part -> new Broken(metric, part))).toList();
    }
}
