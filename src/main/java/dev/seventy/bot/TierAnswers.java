package dev.seventy.bot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.seventy.catalog.Catalog;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Ladder;
import dev.seventy.rules.Quantity;
import dev.seventy.scoring.Climb;
import dev.seventy.scoring.Climb.Finding;
import dev.seventy.scoring.Climb.Measured;
import dev.seventy.scoring.Observation;

/**
 * Says which tier a Databricks partner holds and what the next one lacks. Databricks publishes hardly any of what it
 * asks for, so each line says how it is known.
 */
final class TierAnswers {

    private static final String NOT_PUBLISHED = "Databricks publishes no thresholds of tiers. Each line says how it is known:"
            + " a reported requirement, what is typical for the tier, a judgement of Databricks, or our estimate. One"
            + " source is a single document that cannot be checked.";

    private final Catalog catalog;
    private final Directory directory;
    private final Contradictions contradictions;

    TierAnswers(Catalog catalog, Directory directory, Tellers tellers) {
        this.catalog = catalog;
        this.directory = directory;
        contradictions = new Contradictions(directory, tellers);
    }

    /** {@code Databricks, Consulting & SI: Select by our reckoning, provisional; for Elite 1 of 3 is missing.} */
    static String verdict(TierStanding standing) {
        return "Databricks, "
                + standing.climb().ladder().track().name() + ": " + tier(standing) + standing.next()
                        .filter(_ -> standing.climb().ladder().computable()).map(rung -> "; " + lacks(rung)).orElse("")
                + ".";
    }

    /** {@code Select by our reckoning, provisional}. */
    static String tier(TierStanding standing) {
        var climb = standing.climb();
        var shown = standing.reported().map(found -> found.tier().name() + ", as the partner portal showed on "
                + Numbers.show(found.measure().asOf()));
        if (!climb.ladder().computable()) {
            return shown.orElse("none of "
                    + Wording.list(climb.ladder().tiers().stream().map(Ladder.Tier::name).toList()) + " was told")
                    + "; what these tiers ask for is not published, so nothing is computed";
        }
        var ours = climb.tier().map(Ladder.Tier::name).orElse("no tier");
        var computed = ours + " by our reckoning" + (climb.provisional() ? ", provisional" : "");
        if (standing.reported().isEmpty()) {
            return computed;
        }
        if (standing.reportedHere().isEmpty()) {
            return shown.orElse("") + ", whose requirements are not published; by those of " + climb.ladder().label()
                    + " it would be " + computed;
        }
        return shown.orElse("") + (standing.reportedHere().get().tier().name().equals(ours)
                ? "; our reckoning agrees" + (climb.provisional() ? ", provisionally" : "")
                : "; by what is on file here it would be " + computed);
    }

    private static String lacks(Climb.Rung rung) {
        var missing = rung.missing().size();
        var open = rung.findings().stream().filter(Finding::toConfirm).count();
        return "for " + rung.tier().name() + " "
                + (missing == 0 ? "nothing is missing that is known of"
                        : missing + " of " + rung.findings().size() + (missing == 1 ? " is missing" : " are missing"))
                + (open == 0 ? "" : ", " + open + " to confirm");
    }

    Reply one(TierStanding standing, Optional<Ladder.Tier> wanted, ScoreAnswers.Background background) {
        var climb = standing.climb();
        List<Block> blocks = new ArrayList<>();
        if (!climb.ladder().computable()) {
            climb.ladder().notes().forEach(note -> blocks.add(new Block.Note(note)));
            blocks.add(new Block.Note(
                    "Only the tier that the partner portal shows is kept. A manager tells it with:" + " databricks set "
                            + climb.ladder().track().id() + " tier " + climb.ladder().tiers().getLast().id() + "."));
            blocks.add(new Block.Buttons(List.of(new Button("By the tiers of 2025", "score databricks", true))));
            return new Reply(verdict(standing), Reply.Tone.ANSWER, blocks);
        }
        blocks.add(new Block.Note(NOT_PUBLISHED));
        climb.contradictions().forEach(found -> blocks.add(new Block.Paragraph(contradictions.sentence(found))));
        if (standing.reported().isEmpty()) {
            blocks.add(new Block.Paragraph("The tier is computed from what is on file. The one that the partner portal"
                    + " shows would outrank it, and was not told yet: databricks set " + climb.ladder().track().id()
                    + " tier " + climb.ladder().tiers().getFirst().name().toLowerCase(Locale.ROOT) + ", say."));
        }
        if (!standing.notOnFile().isEmpty()) {
            blocks.add(new Block.Paragraph("The reported tier holds, though not all of it is on file here: "
                    + Wording.list(standing.notOnFile().stream().map(finding -> finding.condition().name()).toList())
                    + "."));
        }
        wanted.filter(_ -> standing.ahead(wanted).stream().noneMatch(rung -> rung.tier().equals(wanted.get())))
                .ifPresent(tier -> blocks.add(new Block.Paragraph(tier.name() + " is not ahead: it is held already.")));
        for (var rung : standing.ahead(wanted)) {
            blocks.add(new Block.Heading(rung.tier().name() + " asks for"));
            blocks.add(table(rung.findings()));
            rung.findings().stream().filter(finding -> finding.ways().size() > 1)
                    .forEach(finding -> blocks.addAll(routes(finding)));
        }
        if (climb.provisional()) {
            blocks.add(new Block.Heading("Provisional: to confirm"));
            blocks.add(new Block.Items(climb.toConfirm().stream()
                    .map(finding -> finding.condition().name()
                            + ": nobody has said so yet, and it holds until somebody denies it. "
                            + howToAttest(finding))
                    .toList(), false));
        }
        var advice = standing.ahead(wanted).stream().flatMap(rung -> rung.advice().stream()).map(this::action).toList();
        if (!advice.isEmpty()) {
            blocks.add(new Block.Heading("Next: requirements first, then what to confirm, then what is typical"));
            blocks.add(new Block.Items(advice, true));
        }
        blocks.add(new Block.Note(freshness(standing, background)));
        blocks.add(new Block.Buttons(List.of(new Button("Why", "why databricks " + climb.ladder().track().id(), true),
                new Button("Partner Value Score", "pvs " + climb.ladder().track().id(), false),
                new Button("Microsoft and Databricks", "score", false))));
        return new Reply(verdict(standing), Reply.Tone.ANSWER, blocks);
    }

    private Block.Table table(List<Finding> findings) {
        return new Block.Table(
                List.of(new Block.Column("Requirement", false), new Block.Column("State", false),
                        new Block.Column("Found", false), new Block.Column("Known how", false)),
                findings.stream().map(finding -> List.of(finding.condition().name(), state(finding), found(finding),
                        known(finding.condition()))).toList());
    }

    /** What is short on each route of which any one is enough. */
    List<Block> routes(Finding finding) {
        List<List<String>> rows = new ArrayList<>();
        for (var way : finding.ways().stream().filter(Climb.Way::offered).toList()) {
            for (var measured : way.requirements()) {
                rows.add(List.of(way.route().name(),
                        Wording.capital(QuantityWords.things(measured.requirement().quantity())), found(measured),
                        measured.found().isContradiction() ? "unknown"
                                : measured.shortfall().signum() == 0 ? "none" : more(measured)));
            }
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(finding.condition().name() + ", any one route is enough:"));
        blocks.add(new Block.Table(List.of(new Block.Column("Route", false), new Block.Column("Of", false),
                new Block.Column("Found", false), new Block.Column("Short", false)), rows));
        finding.ways().stream().filter(way -> !way.offered())
                .forEach(way -> blocks.add(new Block.Note("The route " + way.route().name()
                        + " takes a share of the company, and its size is not known: databricks set employees 120"
                        + " tells it.")));
        return blocks;
    }

    static String state(Finding finding) {
        var kind = finding.condition().kind();
        return switch (finding.state()) {
            case MET -> "met";
            case UNMET -> kind == Ladder.Kind.BENCHMARK ? "below what is typical" : "not met";
            case UNKNOWN -> kind == Ladder.Kind.QUALITATIVE ? "to confirm" : "unknown, so not met";
        };
    }

    /** {@code reported requirement, one source; the number is ours}. */
    static String known(Ladder.Condition condition) {
        var kind = switch (condition.kind()) {
            case OFFICIAL ->
                condition.certainty() == Ladder.Certainty.PUBLISHED ? "published requirement" : "reported requirement";
            case BENCHMARK -> "typical for this tier";
            case QUALITATIVE -> "judgement of Databricks";
        };
        return (condition.certainty() == Ladder.Certainty.ASSUMED ? "our estimate"
                : kind + ", " + certainty(condition.certainty()))
                + (condition.numberIsOurs() ? "; the number is our estimate" : "");
    }

    private static String certainty(Ladder.Certainty certainty) {
        return switch (certainty) {
            case PUBLISHED -> "published";
            case REPORTED -> "one source";
            case SEVERAL -> "several sources";
            case ONE -> "one third party";
            case ASSUMED -> "ours";
        };
    }

    private String found(Finding finding) {
        return finding.ways().size() > 1 ? "see the routes"
                : finding.ways().stream().flatMap(way -> way.requirements().stream()).map(this::found)
                        .collect(Collectors.joining(", "));
    }

    /** {@code 33 of 40 needed}. */
    String found(Measured measured) {
        var value = new Wording(catalog, directory).value(measured.found());
        var needed = measured.requirement().atLeast().value();
        return switch (measured.requirement().quantity()) {
            case Quantity.Attested _ -> measured.known() ? value : "nobody has said";
            case Quantity _ when !measured.known() -> value;
            case Quantity.Share _ -> value + " of " + QuantityWords.threshold(measured.requirement());
            default ->
                Numbers.show(measured.found().orZero()) + " of " + Numbers.show(needed) + stands(measured.found());
        };
    }

    /** Where a reported total stands though fewer are on file, since when it does. */
    private static String stands(Observation found) {
        return found.remark().equals(Optional.of(Observation.Remark.REPORTED_IS_MORE))
                ? ", as reported on " + found.dataDay().map(Numbers::show).orElse("an unknown day") + "; "
                        + Numbers.show(found.of().getLast().orZero()) + " on file"
                : "";
    }

    private String action(Finding finding) {
        var condition = finding.condition();
        return condition.name() + ": "
                + (finding.toConfirm() ? "somebody has to say whether it holds. " + howToAttest(finding)
                        : shortfall(finding) + ".")
                + " " + Wording.capital(known(condition)) + ".";
    }

    private static String shortfall(Finding finding) {
        return finding.ways().stream().filter(Climb.Way::offered)
                .map(way -> (way.measurable()
                        ? way.requirements().stream().filter(measured -> measured.shortfall().signum() > 0)
                                .map(TierAnswers::more).collect(Collectors.joining(" and "))
                        : "put right two figures that contradict each other")
                        + (way.route().name().isEmpty() ? "" : " (" + way.route().name() + ")"))
                .collect(Collectors.joining(", or "));
    }

    /** The line by which somebody says that it holds; empty where it is counted. */
    static String howToAttest(Finding finding) {
        return attested(finding)
                .map(what -> "A manager says: databricks set " + what.replace('_', ' ') + " yes, or no.").orElse("");
    }

    /** What is attested, where that is what it takes. */
    static Optional<String> attested(Finding finding) {
        return finding.ways().stream().flatMap(way -> way.requirements().stream())
                .map(measured -> measured.requirement().quantity())
                .flatMap(quantity -> quantity instanceof Quantity.Attested(var what) ? Optional.of(what).stream()
                        : Optional.<String>empty().stream())
                .findFirst();
    }

    /** {@code 7 more certified people}. */
    private static String more(Measured measured) {
        return switch (measured.requirement().quantity()) {
            case Quantity.Attested(var what) -> measured.known() ? "it was denied"
                    : "not told yet; a manager says: databricks set " + what.replace('_', ' ') + " yes";
            case Quantity.Share(var part, var _) -> QuantityWords.more(measured.shortfall(), part);
            case Quantity quantity -> QuantityWords.more(measured.shortfall(), quantity);
        };
    }

    String freshness(TierStanding standing, ScoreAnswers.Background background) {
        var climb = standing.climb();
        var sample = background.sampleDay()
                .map(day -> "Sample firm (made up), its today is " + Numbers.show(day) + ". ").orElse("");
        return sample + "As of " + Numbers.show(climb.asOf()) + ". "
                + background.claims().map(sentence -> sentence + " ").orElse("")
                + ScoreAnswers.databricksSources(catalog, background.evidence()) + " Rules " + climb.ladder().id()
                + climb.ladder().validity().until().filter(until -> until.isBefore(climb.asOf()))
                        .map(until -> ", as last seen on " + Numbers.show(until) + "; changes since are not known")
                        .orElse("")
                + (standing.reported().isEmpty() ? ". This is our estimate, not the tier that Databricks shows."
                        : ". The tier that the partner portal showed is as it was told; all else is our estimate.");
    }

    private static String briefly(TierStanding standing) {
        var climb = standing.climb();
        return standing.reported().map(found -> found.tier().name() + ", as reported")
                .orElseGet(() -> climb.tier().map(Ladder.Tier::name).orElse("no tier") + " by our reckoning"
                        + (climb.provisional() ? ", provisional" : ""));
    }

    /** For a screen with Microsoft's designations; empty where nothing was ever told of Databricks. */
    static Optional<Brief> brief(TierStanding standing) {
        return standing.isToldOf()
                ? Optional.of(new Brief(briefly(standing), verdict(standing), standing
                        .ahead(Optional.empty()).stream().map(Climb.Rung::advice).flatMap(Collection::stream)
                        .findFirst()
                        .map(finding -> finding.condition().name() + ", "
                                + (finding.toConfirm() ? "which somebody has to confirm" : shortfall(finding)))))
                : Optional.empty();
    }

    /**
     * @param tier the tier alone, and whether it is reported
     * @param sentence the tier and what the next one lacks
     * @param next what to do first
     */
    record Brief(String tier, String sentence, Optional<String> next) {
    }
}
