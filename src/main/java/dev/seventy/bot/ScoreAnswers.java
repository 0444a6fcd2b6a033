package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Vendor;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Fact;
import dev.seventy.evidence.Origin;
import dev.seventy.planning.Action;
import dev.seventy.planning.NextActions;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Designation;
import dev.seventy.rules.PathChoice;
import dev.seventy.rules.ProgramRules;
import dev.seventy.rules.RuleVersion;
import dev.seventy.scoring.Assessment;
import dev.seventy.scoring.Climb;
import dev.seventy.scoring.MetricFinding;
import dev.seventy.scoring.Standing;
import org.apache.commons.numbers.fraction.BigFraction;

/** Says where a partner stands: the verdict first, then the metrics, what blocks, what to do, and how sure that is. */
final class ScoreAnswers {

    private static final int MOST_ACTIONS = 3;

    private final Catalog catalog;
    private final NextActions nextActions;

    ScoreAnswers(Catalog catalog) {
        this.catalog = catalog;
        nextActions = new NextActions(catalog);
    }

    /**
     * What a score was found from.
     *
     * @param directory what the reader may see
     * @param sampleDay the sample firm's fixed today; empty for a real firm
     * @param window the qualification window and the days in it on which the designation was qualified
     * @param official the official figures on file with our own for the same day, if there are any
     * @param claims how claims were taken, and the other number where they matter
     * @param assigned who has what to do
     */
    record Background(Evidence evidence, Terms terms, Directory directory, Optional<LocalDate> sampleDay,
            Optional<QualifiedDays> window, Optional<OfficialComparison> official, Optional<String> claims,
            Assigned assigned) {

        Background with(Optional<String> sentence, Assigned assigned) {
            return new Background(evidence, terms, directory, sampleDay, window, official, sentence, assigned);
        }
    }

    /**
     * The days of the qualification window on which a designation was qualified, oldest first.
     *
     * @param wholly whether every metric is known today; otherwise other days may have been qualified too
     */
    record QualifiedDays(ProgramRules.Days window, List<LocalDate> days, boolean wholly) {
    }

    Reply one(Standing standing, Background background) {
        var assessment = standing.assessment();
        var wording = new Wording(catalog, background.directory());
        List<Block> blocks = new ArrayList<>();
        warning(List.of(assessment)).ifPresent(blocks::add);
        blocks.add(new Block.Progress(
                Numbers.show(assessment.total()) + " of " + Numbers.show(maximum(assessment)) + " points, "
                        + Numbers.show(assessment.threshold()) + " needed",
                Numbers.rounded(assessment.total()), Numbers.rounded(assessment.threshold()),
                Numbers.rounded(maximum(assessment))));
        blocks.add(new Block.Table(
                List.of(new Block.Column("Metric", false), new Block.Column("Points", true),
                        new Block.Column("of", true), new Block.Column("Found", false)),
                assessment.metrics().stream().map(metric -> row(metric, wording)).toList()));
        var missing = new ArrayList<String>();
        for (var metric : assessment.metrics()) {
            metric.missingPrerequisites().forEach(part -> missing.add(wording.prerequisite(metric, part)));
        }
        if (!missing.isEmpty()) {
            blocks.add(new Block.Heading(missing.size() == 1 ? "Missing prerequisite" : "Missing prerequisites"));
            blocks.add(new Block.Items(missing, false));
        }
        var actions = nextActions.after(assessment).stream().limit(MOST_ACTIONS).toList();
        if (!actions.isEmpty()) {
            blocks.add(new Block.Heading("Next, most points first"));
            var id = assessment.version().designation().id();
            blocks.add(new Block.Items(actions.stream().map(action -> said(id, action, background.assigned())).toList(),
                    true));
        }
        background.official().map(official -> new Block.Note(official.sentences())).ifPresent(blocks::add);
        Stream.concat(background.window().map(days -> window(days) + asAsked(background.terms())).stream(),
                pathSentence(standing, wording).stream()).reduce((first, second) -> first + " " + second)
                .map(Block.Note::new).ifPresent(blocks::add);
        blocks.add(new Block.Note(freshness(List.of(assessment), background)));
        var id = assessment.version().designation().id();
        blocks.add(new Block.Buttons(List.of(new Block.Button("Why", "why " + id, true),
                new Block.Button("All designations", "score", false),
                new Block.Button("Rules", "rules show " + id, false))));
        return new Reply(Wording.verdict(assessment), Reply.Tone.ANSWER, blocks);
    }

    static BigFraction maximum(Assessment assessment) {
        return assessment.metrics().stream().map(metric -> metric.metric().maximum().value()).reduce(BigFraction.ZERO,
                BigFraction::add);
    }

    private static List<String> row(MetricFinding metric, Wording wording) {
        return List.of(metric.metric().kind().name(), metric.known() ? Numbers.show(metric.points()) : unknown(metric),
                Numbers.show(metric.metric().maximum().value()), wording.found(metric));
    }

    private static String unknown(MetricFinding metric) {
        return metric.points().signum() > 0 ? Numbers.show(metric.points()) + "+" : "?";
    }

    /** The days are found under what was asked for, whatever held on them. */
    private static String asAsked(Terms terms) {
        return terms.version().isPresent() || terms.path().isPresent()
                ? " Each day is scored by the rules and the path that you asked for."
                : "";
    }

    private static String byWhat(QualifiedDays found) {
        return found.wholly() ? "" : " by what is known";
    }

    private static String window(QualifiedDays found) {
        var span = Numbers.show(found.window().first()) + " to " + Numbers.show(found.window().last());
        if (found.days().isEmpty()) {
            return "Qualification window " + span + ": not qualified on any day" + byWhat(found)
                    + "; one day is enough.";
        }
        return "Qualification window " + span + ": qualified on " + found.days().size()
                + (found.days().size() == 1 ? " day, " : " days, last on ") + Numbers.show(found.days().getLast())
                + ". One day is enough to enrol.";
    }

    private static Optional<String> pathSentence(Standing standing, Wording wording) {
        var taken = standing.path().title();
        var others = standing.assessments().stream().filter(assessment -> assessment.path() != standing.path())
                .map(assessment -> assessment.path().title() + " " + Numbers.show(assessment.total())).toList();
        var beside = others.isEmpty() ? "" : " On the other path: " + String.join(", ", others) + " points.";
        return switch (standing.decision()) {
            case ONLY -> Optional.empty();
            case ASKED -> Optional.of(taken + " path, as asked." + beside);
            case BEST -> Optional.of(taken + " path: both are computed and the better counts." + beside);
            case ASSUMED -> Optional.of(taken
                    + " path is assumed: the figures that decide it are not known (import the Azure usage export)."
                    + beside);
            case BY_RULE -> Optional.of(taken + " path, by " + conditions(standing, wording) + "." + beside);
        };
    }

    /** What was found for each condition that was looked at, and from where on it names a path. */
    private static String conditions(Standing standing, Wording wording) {
        List<String> found = new ArrayList<>();
        if (standing.assessment().version().pathChoice() instanceof PathChoice.FirstMatch choice) {
            for (int index = 0; index < standing.conditions().size(); index++) {
                var condition = choice.conditions().get(index);
                found.add(wording.value(standing.conditions().get(index)) + " (" + condition.path().title() + " from "
                        + Numbers.show(condition.when().atLeast().value()) + ")");
            }
        }
        return Wording.list(found);
    }

    private String freshness(List<Assessment> assessments, Background background) {
        var parts = new ArrayList<String>();
        background.sampleDay()
                .ifPresent(day -> parts.add("Sample firm (made up), its today is " + Numbers.show(day) + "."));
        parts.add("As of " + Numbers.show(assessments.getFirst().asOf())
                + background.terms().knownOn().map(day -> ", as known on " + Numbers.show(day)).orElse("") + ".");
        background.claims().ifPresent(parts::add);
        parts.add(microsoftSources(catalog, background.evidence()));
        parts.add("Rules "
                + Wording.list(assessments.stream().map(assessment -> assessment.version().id()).distinct().toList())
                + ".");
        parts.add("This is our estimate from the files imported, not the official score.");
        return String.join(" ", parts);
    }

    /** The newest day of each kind of material that tells of Microsoft's designations. */
    static String microsoftSources(Catalog catalog, Evidence evidence) {
        return sources(Stream.of(certifications(catalog, evidence, Vendor.MICROSOFT), evidence.usage().stream(),
                evidence.measures().stream().filter(measure -> !measure.area().equals(Climb.AREA))));
    }

    /** The newest day of each kind of material that tells of the firm as a Databricks partner. */
    static String databricksSources(Catalog catalog, Evidence evidence) {
        return sources(Stream.of(certifications(catalog, evidence, Vendor.DATABRICKS),
                evidence.measures().stream().filter(measure -> measure.area().equals(Climb.AREA)),
                evidence.achievements().stream()));
    }

    private static Stream<Certification> certifications(Catalog catalog, Evidence evidence, Vendor vendor) {
        return evidence.certifications().stream().filter(held -> catalog.get(held.credential()).vendor() == vendor);
    }

    private static String sources(Stream<Stream<? extends Fact>> facts) {
        Map<Origin.Kind, LocalDate> newest = new EnumMap<>(Origin.Kind.class);
        facts.flatMap(some -> some).map(Fact::origin).forEach(origin -> newest.merge(origin.kind(), origin.dataDay(),
                (one, other) -> one.isAfter(other) ? one : other));
        return newest.isEmpty() ? "Nothing has been imported yet."
                : "Sources: " + newest.entrySet().stream()
                        .map(entry -> entry.getKey().words() + " to " + Numbers.show(entry.getValue()))
                        .reduce((first, second) -> first + ", " + second).orElse("") + ".";
    }

    static String rules(RuleVersion version) {
        return "Rules " + version.id() + ".";
    }

    /** What heads an answer when the rules were last seen before its day. */
    static Optional<Block> warning(List<Assessment> assessments) {
        return assessments.stream().filter(assessment -> !assessment.version().validity().coveredOn(assessment.asOf()))
                .flatMap(assessment -> assessment.version().validity().until().stream()).min(LocalDate::compareTo)
                .map(day -> new Block.Note(
                        "Rules as last seen on " + Numbers.show(day) + "; changes since are not known."));
    }

    /** All designations on one screen, and the tier at Databricks where anything was told of it. */
    Reply all(List<Standing> standings, List<String> unscored, Optional<TierAnswers.Brief> databricks,
            ProgramRules program, Background background) {
        var qualified = standings.stream().filter(standing -> standing.assessment().qualifies())
                .map(standing -> standing.assessment().version().designation().name()).toList();
        var held = standings.stream().filter(standing -> standing.assessment().qualifies())
                .map(standing -> standing.assessment().version().designation().id()).collect(Collectors.toSet());
        var summary = (qualified.isEmpty() ? "None of " + standings.size() + " designations is qualified."
                : "Qualified for " + qualified.size() + " of " + standings.size() + " designations: "
                        + Wording.list(qualified) + ".")
                + databricks.map(brief -> " Databricks: " + brief.tier() + ".").orElse("");
        List<Block> blocks = new ArrayList<>();
        warning(standings.stream().map(Standing::assessment).toList()).ifPresent(blocks::add);
        blocks.add(new Block.Table(List.of(new Block.Column("Designation", false), new Block.Column("Points", true),
                new Block.Column("Standing", false)), standings.stream().map(ScoreAnswers::line).toList()));
        unscored.forEach(sentence -> blocks.add(new Block.Paragraph(sentence)));
        databricks.ifPresent(brief -> blocks.add(
                new Block.Paragraph(brief.sentence() + brief.next().map(next -> " First: " + next + ".").orElse(""))));
        var best = best(standings, (_, _) -> true);
        if (!best.isEmpty()) {
            blocks.add(new Block.Heading("Worth doing first"));
            blocks.add(new Block.Items(best.stream().map(one -> said(one, background.assigned())).toList(), true));
        }
        if (program.earnsBadge(held)) {
            blocks.add(new Block.Paragraph("All six are qualified: that gives " + program.badgeName() + "."));
        }
        if (!standings.isEmpty()) {
            blocks.add(new Block.Note(freshness(standings.stream().map(Standing::assessment).toList(), background)));
        }
        blocks.add(new Block.Choice(databricks.isPresent() ? "One of them" : "One designation",
                Stream.concat(
                        standings.stream().map(standing -> standing.assessment().version().designation())
                                .map(area -> new Block.Button(area.name(), "score " + area.id(), false)),
                        databricks.stream().map(_ -> new Block.Button("Databricks", "score databricks", false)))
                        .toList()));
        return new Reply(summary, Reply.Tone.ANSWER, blocks);
    }

    private static List<String> line(Standing standing) {
        var assessment = standing.assessment();
        return List.of(assessment.version().designation().name(),
                Numbers.show(assessment.total()) + (assessment.unknown().isEmpty() ? "" : "+"),
                Wording.gap(assessment));
    }

    /** Something to do for a designation. */
    record Best(Designation area, Action action) {
    }

    /** The best action of each designation of those that are meant, those that serve most first. */
    List<Best> best(List<Standing> standings, BiPredicate<Designation, Action> meant) {
        return standings.stream().flatMap(standing -> {
            var area = standing.assessment().version().designation();
            return nextActions.after(standing.assessment()).stream().filter(action -> meant.test(area, action)).limit(1)
                    .map(action -> new Best(area, action));
        }).filter(found -> found.action().attains() || found.action().gain().compareTo(BigFraction.of(4)) >= 0)
                .sorted(Comparator.comparing((Best found) -> found.action().attains())
                        .thenComparing(found -> found.action().gain()).reversed())
                .limit(MOST_ACTIONS).toList();
    }

    static String said(Best best, Assigned assigned) {
        return best.area().name() + " " + said(best.area().id(), best.action(), assigned);
    }

    private static String said(String area, Action action, Assigned assigned) {
        return Wording.action(action) + assigned.of(area, action).map(sentence -> " " + sentence).orElse("");
    }
}
