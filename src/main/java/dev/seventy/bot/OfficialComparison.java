package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import dev.seventy.catalog.Place;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.OfficialScore;
import dev.seventy.reply.Block;
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

    /** The newest official figures for a designation on or before a day, scored by us for their own day. */
    static Optional<OfficialComparison> find(Evidence evidence, String area, LocalDate asOf, ProgramRules program,
            BiFunction<LocalDate, Optional<ProgramPath>, Optional<Assessment>> assess) {
        var scores = evidence.officialScores().stream()
                .filter(score -> score.area().equals(area) && !score.asOf().isAfter(asOf)).toList();
        return scores.stream().map(OfficialScore::asOf).max(Comparator.naturalOrder()).flatMap(day -> {
            var newest = scores.stream().filter(score -> score.asOf().equals(day)).toList();
            var path = newest.stream().flatMap(score -> score.path().stream()).findFirst().flatMap(ProgramPath::of);
            return assess.apply(day, path).map(ours -> new OfficialComparison(day, newest, ours, evidence, program));
        });
    }

    /** The points in all, as shown or as the sum of the metrics shown. */
    BigFraction total() {
        return official.stream().filter(score -> score.metric().isEmpty()).findFirst()
                .map(score -> Place.exact(score.points())).orElseGet(() -> official.stream()
                        .map(score -> Place.exact(score.points())).reduce(BigFraction.ZERO, BigFraction::add));
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading("Partner Center showed " + Numbers.show(total()) + " on " + Numbers.show(day)));
        var rows = new ArrayList<List<String>>();
        for (var metric : ours.metrics()) {
            var shown = official.stream()
                    .filter(score -> score.metric().equals(Optional.of(metric.metric().kind().id()))).findFirst();
            shown.map(score -> Place.exact(score.points()))
                    .filter(points -> !Numbers.rounded(points).equals(Numbers.rounded(metric.points())))
                    .ifPresent(points -> rows.add(List.of(metric.metric().kind().name(), Numbers.show(points),
                            Numbers.show(metric.points()), cause(metric, points))));
        }
        if (rows.isEmpty()) {
            blocks.add(new Block.Paragraph(
                    "Our estimate for that day is " + Numbers.show(ours.total()) + "; every metric agrees."));
        } else {
            blocks.add(new Block.Paragraph(
                    "Our estimate for that day is " + Numbers.show(ours.total()) + ". These metrics differ:"));
            blocks.add(new Block.Table(List.of(new Block.Column("Metric", false), new Block.Column("Official", true),
                    new Block.Column("Ours", true), new Block.Column("Likely because", false)), rows));
        }
        return blocks;
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
