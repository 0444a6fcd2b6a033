package dev.seventy.bot;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import dev.seventy.catalog.Place;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.OfficialScore;
import dev.seventy.rules.ProgramPath;
import dev.seventy.rules.ProgramRules;
import dev.seventy.scoring.Assessment;
import dev.seventy.scoring.MetricFinding;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * What Partner Center showed on a day, beside our estimate for that same day, and what the difference may come from.
 *
 * @param ours our assessment for the day and path of the official figures
 */
record OfficialComparison(LocalDate day, List<OfficialScore> official, Assessment ours, Evidence evidence,
        ProgramRules program) {

    /**
     * The newest official figures for a designation on or before the day of an assessment, on its path where they tell
     * that one, scored by us for their own day.
     */
    static Optional<OfficialComparison> find(Evidence evidence, Assessment now, ProgramRules program,
            BiFunction<LocalDate, Optional<ProgramPath>, Optional<Assessment>> assess) {
        var area = now.version().designation().id();
        var scores = evidence.officialScores().stream()
                .filter(score -> score.area().equals(area) && !score.asOf().isAfter(now.asOf())).toList();
        return scores.stream().map(OfficialScore::asOf).max(Comparator.naturalOrder()).flatMap(day -> {
            var newest = scores.stream().filter(score -> score.asOf().equals(day)).toList();
            var paths = newest.stream().flatMap(score -> score.path().stream()).distinct().toList();
            var path = paths.contains(now.path().word()) ? Optional.of(now.path().word()) : paths.stream().findFirst();
            var shown = newest.stream().filter(score -> score.path().isEmpty() || score.path().equals(path)).toList();
            return assess.apply(day, path.flatMap(ProgramPath::of))
                    .map(ours -> new OfficialComparison(day, shown, ours, evidence, program));
        });
    }

    /** The points in all: as they were noted, or as the sum where every metric was. */
    private Optional<BigFraction> total() {
        var noted = official.stream().filter(score -> score.metric().isEmpty()).findFirst()
                .map(score -> Place.exact(score.points()));
        if (noted.isPresent()) {
            return noted;
        }
        var sum = BigFraction.ZERO;
        for (var metric : ours.metrics()) {
            var points = shown(metric);
            if (points.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(points.get());
        }
        return Optional.of(sum);
    }

    private Optional<BigFraction> shown(MetricFinding metric) {
        return official.stream().filter(score -> score.metric().equals(Optional.of(metric.metric().kind().id())))
                .findFirst().map(score -> Place.exact(score.points()));
    }

    /** What was shown, what we estimate for that day, and where the two differ, with the likely cause of each. */
    String sentences() {
        var said = new StringBuilder(
                "Partner Center " + total().map(points -> "showed " + Numbers.show(points) + " on ").orElse("on ")
                        + Numbers.show(day) + ". Our estimate for that day is "
                        + (ours.unknown().isEmpty() ? "" : "at least ") + Numbers.show(ours.total()));
        var compared = ours.metrics().stream().filter(metric -> shown(metric).isPresent()).toList();
        if (compared.isEmpty()) {
            return said.append(". Only the total was noted, so a difference cannot be placed.").toString();
        }
        var differing = compared.stream().filter(this::differs).toList();
        if (differing.isEmpty()) {
            return said.append(compared.size() == ours.metrics().size() ? "; every metric agrees."
                    : "; the metrics that were noted agree.").toString();
        }
        said.append('.');
        differing.forEach(metric -> said.append(' ').append(difference(metric)));
        return said.toString();
    }

    private boolean differs(MetricFinding metric) {
        return !metric.known() || shown(metric)
                .map(points -> !Numbers.rounded(points).equals(Numbers.rounded(metric.points()))).orElse(false);
    }

    private String difference(MetricFinding metric) {
        var points = shown(metric).orElse(BigFraction.ZERO);
        return metric.metric().kind().name() + ": official " + Numbers.show(points) + ", ours "
                + (metric.known() ? Numbers.show(metric.points()) + ". Likely because: " + cause(metric, points) + "."
                        : "?: we have no data for it, or only a part.");
    }

    private String cause(MetricFinding metric, BigFraction shown) {
        var oursIsHigher = metric.points().compareTo(shown) > 0;
        return switch (metric.metric().kind().category()) {
            case "skilling" -> skilling(oursIsHigher);
            case "performance" -> oursIsHigher
                    ? "an association needs up to two months to show, and the export does not tell the offer type"
                    : "customers or associations that the imported usage lacks";
            default -> oursIsHigher
                    ? "usage under an offer that never counts, which the export does not tell, or a later refresh"
                    : "usage that the imported file lacks, or an earlier month still shown";
        };
    }

    private String skilling(boolean oursIsHigher) {
        var lag = program.skillingRefreshDays().value();
        var recent = evidence.certifications().stream()
                .filter(held -> !held.earned().isAfter(day) && held.earned().isAfter(day.minusDays(lag))).count();
        if (!oursIsHigher) {
            return "people linked in Partner Center that the imported export lacks";
        }
        return recent > 0 ? recent + " earned in the " + lag + " days before may not have appeared yet"
                : "people whose Learn profile is not linked to the firm";
    }
}
