package dev.seventy.bot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.seventy.catalog.Catalog;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Measure;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Ladder;
import dev.seventy.rules.Quantity;
import dev.seventy.scoring.Climb;
import dev.seventy.scoring.Climb.Finding;
import dev.seventy.scoring.Climb.Measured;
import dev.seventy.scoring.Climb.State;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Says which tier a Databricks partner holds and what the next one lacks. Databricks publishes hardly any of what it
 * asks for, so each line says how it is known.
 */
final class TierAnswers {

    /** The measure whose unit is the tier that the partner portal shows. */
    static final String REPORTED_TIER = "reported_tier";

    private static final int MOST_ACTIONS = 3;
    private static final String NOT_PUBLISHED = "Databricks publishes no thresholds of tiers: what stands here is reported,"
            + " typical or our assumption, as each line says.";

    private final Catalog catalog;
    private final Directory directory;

    TierAnswers(Catalog catalog, Directory directory) {
        this.catalog = catalog;
        this.directory = directory;
    }

    /** The tier that the portal showed last, by the ladder; empty where nobody has told it. */
    static Optional<Measure> reported(Climb climb, Evidence evidence) {
        return evidence.measures().stream()
                .filter(measure -> measure.area().equals(Climb.AREA) && measure.name().equals(REPORTED_TIER)
                        && !measure.asOf().isAfter(climb.asOf()) && climb.ladder().tier(measure.unit()).isPresent())
                .max(Comparator.comparing(Measure::asOf));
    }

    /** {@code Consulting & SI partner: Select by what is known, provisional; Elite lacks 1 of 3.} */
    static String verdict(Climb climb, Optional<Measure> reported) {
        var track = "Databricks, " + climb.ladder().track().name() + ": ";
        if (!climb.ladder().computable()) {
            return track + reported
                    .map(measure -> tier(climb, measure) + ", as the partner portal showed on "
                            + Numbers.show(measure.asOf()) + "; what its tiers ask for is not published.")
                    .orElse("no tier told yet, and what the tiers ask for is not published.");
        }
        var ours = climb.tier().map(Ladder.Tier::name).orElse("no tier");
        var differs = reported.map(measure -> tier(climb, measure)).filter(shown -> !shown.equals(ours));
        return track
                + differs
                        .map(shown -> shown + " as the partner portal shows; by what is known here it would be " + ours)
                        .orElse(reported.isPresent() ? ours
                                + ", as the partner portal shows" : ours + " by what is known")
                + (climb.provisional() ? ", provisional" : "") + climb.next().map(rung -> "; " + rung.tier().name()
                        + " lacks " + climb.missing().size() + " of " + rung.findings().size()).orElse("")
                + ".";
    }

    private static String tier(Climb climb, Measure reported) {
        return climb.ladder().tier(reported.unit()).map(Ladder.Tier::name).orElseThrow();
    }

    Reply one(Climb climb, ScoreAnswers.Background background) {
        var reported = reported(climb, background.evidence());
        List<Block> blocks = new ArrayList<>();
        if (!climb.ladder().computable()) {
            climb.ladder().notes().forEach(note -> blocks.add(new Block.Note(note)));
            return new Reply(verdict(climb, reported), Reply.Tone.ANSWER, blocks);
        }
        blocks.add(new Block.Note(NOT_PUBLISHED));
        climb.next().ifPresent(rung -> {
            blocks.add(new Block.Heading(rung.tier().name() + " asks for"));
            blocks.add(table(rung.findings()));
        });
        if (climb.provisional()) {
            blocks.add(new Block.Heading("To confirm"));
            blocks.add(
                    new Block.Items(
                            climb.toConfirm().stream()
                                    .map(finding -> finding.condition().name()
                                            + ": nobody has said so yet; it holds until somebody denies it")
                                    .toList(),
                            false));
        }
        var advice = climb.advice().stream().limit(MOST_ACTIONS).map(this::action).toList();
        if (!advice.isEmpty()) {
            blocks.add(new Block.Heading("Next"));
            blocks.add(new Block.Items(advice, true));
        }
        blocks.add(new Block.Note(freshness(climb, background)));
        blocks.add(new Block.Buttons(List.of(new Block.Button("Why", "why databricks", true),
                new Block.Button("Partner Value Score", "pvs", false),
                new Block.Button("Microsoft designations", "score", false))));
        return new Reply(verdict(climb, reported), Reply.Tone.ANSWER, blocks);
    }

    private Block.Table table(List<Finding> findings) {
        return new Block.Table(
                List.of(new Block.Column("Requirement", false), new Block.Column("State", false),
                        new Block.Column("Found", false), new Block.Column("Known how", false)),
                findings.stream().map(finding -> List.of(finding.condition().name(), state(finding), found(finding),
                        known(finding.condition()))).toList());
    }

    static String state(Finding finding) {
        return switch (finding.state()) {
            case MET -> "met";
            case UNMET -> finding.condition().kind() == Ladder.Kind.BENCHMARK ? "below what is typical" : "not met";
            case UNKNOWN -> "unknown";
        };
    }

    /** {@code reported requirement; the number is our assumption}. */
    static String known(Ladder.Condition condition) {
        var published = condition.certainty() == Ladder.Certainty.PUBLISHED;
        return (condition.certainty() == Ladder.Certainty.ASSUMED ? "our estimate" : switch (condition.kind()) {
            case OFFICIAL -> published ? "published requirement" : "reported requirement";
            case BENCHMARK -> "typical for this tier, as reported";
            case QUALITATIVE -> "a judgement of Databricks, as reported";
        }) + (condition.numberIsOurs() ? "; the number is our assumption" : "");
    }

    private String found(Finding finding) {
        return finding.ways().stream().filter(Climb.Way::offered)
                .map(way -> (way.route().name().isEmpty() ? "" : way.route().name() + ": ")
                        + way.requirements().stream().map(this::found).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; or "));
    }

    private String found(Measured measured) {
        var value = new Wording(catalog, directory).value(measured.found());
        var needed = measured.requirement().atLeast().value();
        return switch (measured.requirement().quantity()) {
            case Quantity.Attested _ -> value;
            case Quantity _ when !measured.known() -> value;
            case Quantity.Share _ -> value + " of " + Numbers.show(needed.multiply(100)) + " % certified";
            default -> value + " of " + Numbers.show(needed);
        };
    }

    private String action(Finding finding) {
        var condition = finding.condition();
        var least = finding.ways().stream().filter(Climb.Way::offered)
                .map(way -> way.requirements().stream().filter(measured -> measured.shortfall().signum() > 0)
                        .map(TierAnswers::more).collect(Collectors.joining(" and ")))
                .filter(words -> !words.isEmpty()).collect(Collectors.joining(", or "));
        var todo = finding.toConfirm() ? "somebody has to say whether it holds" : least;
        return condition.name() + ": " + todo + " (" + known(condition) + ").";
    }

    private static String more(Measured measured) {
        var one = measured.shortfall().equals(BigFraction.ONE);
        var missing = Numbers.show(measured.shortfall()) + " more ";
        return switch (measured.requirement().quantity()) {
            case Quantity.Attested _ -> measured.known() ? "it was denied" : "not told yet";
            case Quantity.Share _ -> missing + (one ? "certified person" : "certified people");
            case Quantity.Newer(Quantity.Reported(var measure, var _), var _) -> {
                var things = measure.replaceFirst("^databricks_", "").replace('_', ' ');
                yield missing + (one ? things.replaceFirst("s$", "") : things);
            }
            case Quantity.Sum _ -> missing + (one ? "confirmed reference" : "confirmed references");
            default -> missing.strip();
        };
    }

    private static String freshness(Climb climb, ScoreAnswers.Background background) {
        var sample = background.sampleDay()
                .map(day -> "Sample firm (made up), its today is " + Numbers.show(day) + ". ").orElse("");
        return sample + "As of " + Numbers.show(climb.asOf()) + ". " + ScoreAnswers.sources(background.evidence())
                + " Rules " + climb.ladder().id()
                + climb.ladder().validity().until().filter(until -> until.isBefore(climb.asOf()))
                        .map(until -> ", as last seen on " + Numbers.show(until) + "; changes since are not known")
                        .orElse("")
                + ". This is our estimate, not the tier that Databricks shows.";
    }

    /** Every tier's requirements with what was found, or those whose id or name was asked for. */
    Reply why(Climb climb, Optional<String> wanted, ScoreAnswers.Background background) {
        List<Block> blocks = new ArrayList<>();
        for (var rung : climb.rungs()) {
            var findings = rung.findings().stream()
                    .filter(finding -> wanted.isEmpty()
                            || Vocabulary.key(finding.condition().id()).equals(Vocabulary.key(wanted.get()))
                            || Vocabulary.key(finding.condition().name()).contains(Vocabulary.key(wanted.get())))
                    .toList();
            if (findings.isEmpty()) {
                continue;
            }
            blocks.add(new Block.Heading(rung.tier().name()));
            blocks.add(new Block.Items(findings.stream()
                    .map(finding -> finding.condition().id() + ", " + finding.condition().name() + ": " + state(finding)
                            + ". Found: " + found(finding) + ". "
                            + Character.toUpperCase(known(finding.condition()).charAt(0))
                            + known(finding.condition()).substring(1) + " (" + finding.condition().citation() + ").")
                    .toList(), false));
        }
        if (blocks.isEmpty()) {
            return Reply.misunderstood(
                    "There is no requirement '" + NotUnderstood.cut(wanted.orElse("")) + "' of "
                            + climb.ladder().track().name() + ".",
                    new Block.Buttons(List.of(new Block.Button("All requirements", "why databricks", true))));
        }
        climb.ladder().notes().forEach(note -> blocks.add(new Block.Note(note)));
        blocks.add(new Block.Note(freshness(climb, background)));
        blocks.add(new Block.Buttons(List.of(new Block.Button("Back to the tier", "score databricks", true))));
        return new Reply(verdict(climb, reported(climb, background.evidence())), Reply.Tone.ANSWER, blocks);
    }

    /** For a line beside Microsoft's designations. */
    static Optional<String> line(Climb climb, Evidence evidence) {
        var told = climb.rungs().stream().flatMap(rung -> rung.findings().stream())
                .anyMatch(finding -> finding.state() != State.UNKNOWN);
        var reported = reported(climb, evidence);
        return told || reported.isPresent() ? Optional.of(verdict(climb, reported)) : Optional.empty();
    }
}
