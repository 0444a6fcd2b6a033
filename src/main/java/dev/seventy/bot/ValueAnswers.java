package dev.seventy.bot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.catalog.Catalog;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Track;
import dev.seventy.rules.ValueScore;
import dev.seventy.scoring.Observation;
import dev.seventy.scoring.Tally;
import dev.seventy.scoring.ValueEstimate;
import dev.seventy.scoring.ValueSignals;

/** Says what the partner portal showed as Partner Value Score, and what we would estimate. The two never mix. */
final class ValueAnswers {

    private static final String LABEL = "PVS estimate, not a Databricks figure: Databricks publishes neither weights nor"
            + " scale, so all weights are ours.";

    private final Catalog catalog;
    private final ValueScore score;
    private final Directory directory;

    ValueAnswers(Catalog catalog, ValueScore score, Directory directory) {
        this.catalog = catalog;
        this.score = score;
        this.directory = directory;
    }

    Reply one(Tally tally, Track track, ScoreAnswers.Background background) {
        var signals = ValueSignals.of(tally, catalog);
        var range = ValueEstimate.range(signals.on(track.id().equals("technology")), score);
        var reported = ValueSignals.reportedScore(tally);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(dashboard(reported)));
        blocks.add(new Block.Heading("Our estimate: " + shown(range.middle().total())));
        blocks.add(new Block.Note(LABEL));
        blocks.add(new Block.Table(List.of(new Block.Column("Part", false), new Block.Column("Value", true),
                new Block.Column("From", false)), parts(range.middle(), signals)));
        blocks.add(new Block.Note(
                "With all weights halved it is " + shown(range.low().total()) + ", with half as much again "
                        + shown(range.high().total()) + "." + calibration(reported, range.middle())));
        blocks.add(new Block.Note("As of " + Numbers.show(tally.asOf()) + ", " + track.name() + ". "
                + ScoreAnswers.sources(background.evidence())));
        blocks.add(new Block.Buttons(List.of(new Block.Button("Tier", "score databricks", true))));
        return new Reply(verdict(reported, range), Reply.Tone.ANSWER, blocks);
    }

    private static String verdict(Observation reported, ValueEstimate.Range range) {
        return reported.value()
                .map(value -> "Partner Value Score: " + Numbers.show(value) + ", as the partner portal showed on "
                        + reported.dataDay().map(Numbers::show).orElse("an unknown day") + "; our estimate is ")
                .orElse("Partner Value Score: not told yet; our estimate is ") + shown(range.middle().total()) + " ("
                + shown(range.low().total()) + " to " + shown(range.high().total()) + ").";
    }

    private String dashboard(Observation reported) {
        var from = Numbers.show(score.dashboardFrom().value());
        var rule = "The analytics dashboard is licensed from " + from + ", as reported ("
                + score.dashboardFrom().citation() + ")";
        return reported.value()
                .map(value -> rule + (value.compareTo(score.dashboardFrom().value()) >= 0 ? ": yes." : ": not yet."))
                .orElse(rule + ": unknown, because only the value in the partner portal decides it.");
    }

    private List<List<String>> parts(ValueEstimate estimate, ValueSignals signals) {
        return List.of(
                List.of("Consumption", shown(estimate.consumption()),
                        of(told(signals.influencedAnnualDbuUsd(), " USD a year, influenced"),
                                told(signals.dbuGrowthPercent(), " % growth"))),
                List.of("Enablement", shown(estimate.enablement()),
                        of(told(signals.professional(), " Professional"), told(signals.associate(), " Associate"),
                                told(signals.foundation(), " accreditations"))),
                List.of("Pipeline", shown(estimate.pipeline()),
                        of(told(signals.dealRegistrations(), " approved deal registrations"))),
                List.of("Governance", shown(estimate.governance()),
                        of(told(signals.migrations(), " migrations to Unity Catalog"))),
                List.of("Integration", shown(estimate.integration()),
                        of(told(signals.integrations(), " validated integrations"))),
                List.of("Proof, times", shown(estimate.multiplier().multiply(estimate.gate())),
                        of(told(signals.publicReferences(), " public references"),
                                told(signals.privateReferences(), " private references"),
                                told(signals.awards(), " awards"))));
    }

    private static String of(String... told) {
        return Stream.of(told).filter(words -> !words.isEmpty()).collect(Collectors.joining(", "));
    }

    private String told(Observation found, String unit) {
        if (!found.known()) {
            return "";
        }
        return found.quantity().isRevenue() && !directory.showsRevenue() ? "an amount for admins"
                : Numbers.show(found.orZero()) + unit;
    }

    private static String calibration(Observation reported, ValueEstimate estimate) {
        return reported.value().filter(_ -> estimate.total().signum() > 0)
                .map(value -> " What-if answers scale it by "
                        + shown(Numbers.rounded(value).divide(estimate.total(), 4, RoundingMode.HALF_UP))
                        + ", the reported value over the estimate.")
                .orElse("");
    }

    private static String shown(BigDecimal value) {
        return Numbers.show(value.setScale(2, RoundingMode.HALF_UP));
    }
}
