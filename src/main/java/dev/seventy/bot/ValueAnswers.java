package dev.seventy.bot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.bot.Partnering.Supposed;
import dev.seventy.catalog.Catalog;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Signal;
import dev.seventy.rules.Track;
import dev.seventy.rules.ValueScore;
import dev.seventy.scoring.Observation;
import dev.seventy.scoring.Tally;
import dev.seventy.scoring.ValueEstimate;
import dev.seventy.scoring.ValueSignals;
import org.apache.commons.numbers.fraction.BigFraction;

/** Says what the partner portal showed as Partner Value Score, and what we would estimate. The two never mix. */
final class ValueAnswers {

    private static final String LABEL = "PVS estimate, not a Databricks figure: Databricks publishes neither weights nor"
            + " scale, so all weights are ";

    /** What is said in the plural of several. */
    private static final Set<Signal> COUNTED = EnumSet.of(Signal.FOUNDATION, Signal.DEAL_REGISTRATIONS,
            Signal.INTEGRATION, Signal.MIGRATIONS, Signal.PUBLIC_REFERENCES, Signal.PRIVATE_REFERENCES, Signal.AWARDS);

    private final Catalog catalog;
    private final ValueScore score;
    private final Directory directory;

    ValueAnswers(Catalog catalog, ValueScore score, Directory directory) {
        this.catalog = catalog;
        this.score = score;
        this.directory = directory;
    }

    Reply one(Tally tally, Track track, ScoreAnswers.Background background) {
        var signals = ValueSignals.of(tally, score);
        var range = ValueEstimate.range(signals.on(track.needsIntegration()), score);
        var shows = shows(signals);
        var reported = ValueSignals.reportedScore(tally);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(dashboard(reported)));
        if (shows) {
            blocks.add(new Block.Heading("Our estimate: " + shown(range.middle().total())));
        } else {
            // From any total, however rounded, the consumption could be told: all else it is made of is shown.
            blocks.add(new Block.Heading("Parts of our estimate"));
            blocks.add(new Block.Paragraph("The estimate itself is for admins, as the consumption in it is."));
        }
        blocks.add(new Block.Note(label()));
        blocks.add(new Block.Table(List.of(new Block.Column("Part", false), new Block.Column("Value", true),
                new Block.Column("From", false)), parts(range.middle(), signals, shows)));
        if (shows) {
            blocks.add(new Block.Note(
                    "With all weights halved it is " + shown(range.low().total()) + ", with half as much again "
                            + shown(range.high().total()) + "." + calibration(reported, range.middle())));
        }
        blocks.add(asOf(tally, track, background));
        List<Block.Button> buttons = new ArrayList<>(List.of(new Block.Button("Tier", "score databricks", true)));
        if (shows) {
            buttons.add(new Block.Button("What if", "what if databricks 5 more professional", false));
        }
        blocks.add(new Block.Buttons(buttons));
        return new Reply(
                shownInPortal(reported)
                        + (shows ? "our estimate is " + range(range) + "." : "our estimate of it is for admins."),
                Reply.Tone.ANSWER, blocks);
    }

    /** Our estimate, to two places; empty for who may not see the consumption in it. */
    Optional<BigDecimal> estimate(Tally tally, Track track) {
        var signals = ValueSignals.of(tally, score);
        return shows(signals) ? Optional.of(ValueEstimate.range(signals.on(track.needsIntegration()), score).middle()
                .total().setScale(2, RoundingMode.HALF_UP)) : Optional.empty();
    }

    /** What would become of it: the estimate's change, carried over to the reported score where there is one. */
    Reply supposing(Tally tally, Track track, List<Supposed> supposed, ScoreAnswers.Background background) {
        var found = ValueSignals.of(tally, score);
        if (!shows(found)) {
            return Reply.refused(
                    "What-if answers are made from the consumption, which is for admins: from a few of them"
                            + " it could be told. Nothing was computed.",
                    new Block.Buttons(List.of(new Block.Button("Partner Value Score", "pvs", true))));
        }
        var tooMany = tooMany(found, supposed);
        if (tooMany.isPresent()) {
            return Reply.refused(tooMany.get(),
                    new Block.Buttons(List.of(new Block.Button("Partner Value Score", "pvs", true))));
        }
        var signals = found.on(track.needsIntegration());
        var then = signals;
        for (var one : supposed) {
            then = then.with(one.signal(), one.more());
        }
        var before = ValueEstimate.range(signals, score);
        var after = ValueEstimate.range(then, score);
        var reported = ValueSignals.reportedScore(tally);
        var calibrated = reported.value().flatMap(value -> before.calibrated(decimal(value), after));
        List<Block> blocks = new ArrayList<>();
        calibrated.ifPresent(carried -> blocks.add(new Block.Paragraph("The estimate's change is carried over to the "
                + shown(decimal(reported.orZero())) + " that the partner portal showed, times " + shown(carried.times())
                + ", the reported value over the estimate.")));
        if (reported.known() && calibrated.isEmpty()) {
            blocks.add(new Block.Paragraph("The estimate so far is zero, so it says nothing of the reported value."));
        }
        blocks.add(new Block.Paragraph("The estimate itself: " + range(before) + " now, " + range(after) + " then."));
        if (supposed.stream().anyMatch(one -> one.said().equals("reference"))) {
            blocks.add(new Block.Paragraph("Taken as private references, which count less than public ones."));
        }
        blocks.add(new Block.Note(label() + " The range has all weights halved, and half as much again."));
        blocks.add(
                new Block.Note("Whether the dashboard is licensed, from " + Numbers.show(score.dashboardFrom().value())
                        + " " + dashboardKnown() + ", is decided by the value in the partner" + " portal alone."));
        blocks.add(asOf(tally, track, background));
        blocks.add(new Block.Buttons(List.of(new Block.Button("Partner Value Score", "pvs", true),
                new Block.Button("Tier", "score databricks", false))));
        return new Reply("Supposing " + Wording.list(supposed.stream().map(ValueAnswers::said).toList()) + ": "
                + calibrated.map(carried -> "our estimate of the Partner Value Score goes from "
                        + shown(decimal(reported.orZero())) + ", as reported, to about " + shown(carried.middle())
                        + " (" + shown(carried.least()) + " to " + shown(carried.most()) + ").")
                        .orElseGet(() -> "our estimate goes from " + range(before) + " to " + range(after)
                                + (reported.known() ? "." : "; there is no reported value to carry it over to.")),
                Reply.Tone.ANSWER, blocks);
    }

    /** {@code 5 more professional}. */
    private static String said(Supposed one) {
        return Numbers.show(one.more().abs()) + (one.more().signum() < 0 ? " fewer " : " more ") + one.said()
                + (COUNTED.contains(one.signal()) && one.more().abs().compareTo(BigDecimal.ONE) != 0 ? "s" : "");
    }

    private Block asOf(Tally tally, Track track, ScoreAnswers.Background background) {
        return new Block.Note("As of " + Numbers.show(tally.asOf()) + ", " + track.name() + ". "
                + ScoreAnswers.databricksSources(catalog, background.evidence()));
    }

    private static String shownInPortal(Observation reported) {
        return reported.value()
                .map(value -> "Partner Value Score: " + Numbers.show(value) + ", as the partner portal showed on "
                        + reported.dataDay().map(Numbers::show).orElse("an unknown day") + "; ")
                .orElse("Partner Value Score: not told yet; ");
    }

    private static String range(ValueEstimate.Range range) {
        return shown(range.middle().total()) + " (" + shown(range.low().total()) + " to " + shown(range.high().total())
                + ")";
    }

    /** Whether the reader may see the consumption that the estimate is made from, or none of it was told. */
    private boolean shows(ValueSignals signals) {
        return directory.showsRevenue()
                || !signals.of(Signal.CONSUMPTION).known() && !signals.of(Signal.GROWTH).known();
    }

    /** What is supposed to be taken away of something there is not so much of; growth alone may fall below zero. */
    private static Optional<String> tooMany(ValueSignals found, List<Supposed> supposed) {
        Map<Signal, BigDecimal> left = new EnumMap<>(Signal.class);
        for (var one : supposed) {
            var before = left.getOrDefault(one.signal(), decimal(found.of(one.signal()).orZero()));
            var after = before.add(one.more());
            if (one.signal() != Signal.GROWTH && one.more().signum() < 0 && after.signum() < 0) {
                return Optional.of(said(one) + " cannot be supposed: "
                        + (before.signum() == 0 ? "none is"
                                : "only " + Numbers.show(before)
                                        + (before.compareTo(BigDecimal.ONE) == 0 ? " is" : " are"))
                        + " on file. Nothing was computed.");
            }
            left.put(one.signal(), after);
        }
        return Optional.empty();
    }

    /** Nothing of a firm's own file is as it was found reported. */
    private String label() {
        return LABEL + (score.isOwn() ? "those of your own file, " + score.file() + "." : "ours.");
    }

    private String dashboardKnown() {
        return score.isOwn() ? "as set by your own file" : "as reported";
    }

    private static BigDecimal decimal(BigFraction exact) {
        return exact.bigDecimalValue(20, RoundingMode.HALF_EVEN);
    }

    private String dashboard(Observation reported) {
        var from = Numbers.show(score.dashboardFrom().value());
        var rule = "The analytics dashboard is licensed from " + from + ", " + dashboardKnown() + " ("
                + score.dashboardFrom().citation() + ")";
        return reported.value()
                .map(value -> rule + (value.compareTo(score.dashboardFrom().value()) >= 0 ? ": yes." : ": not yet."))
                .orElse(rule + ": unknown, because only the value in the partner portal decides it.");
    }

    private List<List<String>> parts(ValueEstimate estimate, ValueSignals signals, boolean shows) {
        return List.of(
                List.of("Consumption", shows ? shown(estimate.consumption()) : "for admins",
                        shows ? of(told(signals.of(Signal.CONSUMPTION), " USD a year, influenced"),
                                told(signals.of(Signal.GROWTH), " % growth")) : "an amount for admins"),
                List.of("Enablement", shown(estimate.enablement()),
                        of(told(signals.of(Signal.PROFESSIONAL), " Professional"),
                                told(signals.of(Signal.ASSOCIATE), " Associate"), withoutLevel(signals),
                                told(signals.of(Signal.FOUNDATION), " accreditations"))),
                List.of("Pipeline", shown(estimate.pipeline()),
                        of(told(signals.of(Signal.DEAL_REGISTRATIONS), " approved deal registrations"))),
                List.of("Governance", shown(estimate.governance()),
                        of(told(signals.of(Signal.MIGRATIONS), " Unity Catalog migrations"))),
                List.of("Integration", shown(estimate.integration()),
                        of(told(signals.of(Signal.INTEGRATION), " validated integrations"))),
                List.of("Proof, times", shown(estimate.multiplier().multiply(estimate.gate())),
                        of(told(signals.of(Signal.PUBLIC_REFERENCES), " public references"),
                                told(signals.of(Signal.PRIVATE_REFERENCES), " private references"),
                                told(signals.of(Signal.AWARDS), " awards"))));
    }

    private static String of(String... told) {
        var all = Stream.of(told).filter(words -> !words.isEmpty()).collect(Collectors.joining(", "));
        return all.isEmpty() ? "nothing told" : all;
    }

    private static String withoutLevel(ValueSignals signals) {
        return signals.withoutLevel().signum() == 0 ? ""
                : Numbers.show(signals.withoutLevel())
                        + (signals.of(Signal.PROFESSIONAL).known() || signals.of(Signal.ASSOCIATE).known() ? " more"
                                : "")
                        + " reported without a level, taken as Associate";
    }

    private static String told(Observation found, String unit) {
        return found.known()
                ? Numbers.show(found.orZero())
                        + (found.orZero().equals(BigFraction.ONE) ? unit.replaceFirst("s$", "") : unit)
                : "";
    }

    private static String calibration(Observation reported, ValueEstimate estimate) {
        return reported.value().filter(_ -> estimate.total().signum() > 0)
                .map(value -> " What-if answers scale it by "
                        + shown(decimal(value).divide(estimate.total(), 4, RoundingMode.HALF_UP))
                        + ", the reported value over the estimate.")
                .orElse("");
    }

    private static String shown(BigDecimal value) {
        return Numbers.show(value.setScale(2, RoundingMode.HALF_UP));
    }
}
