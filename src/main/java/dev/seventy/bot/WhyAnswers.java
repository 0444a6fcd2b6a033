package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.seventy.catalog.Catalog;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Disagreement;
import dev.seventy.rules.MetricKind;
import dev.seventy.rules.ProgramRules;
import dev.seventy.scoring.MetricFinding;
import dev.seventy.scoring.MetricFinding.PartFinding;
import dev.seventy.scoring.Proofs;
import dev.seventy.scoring.Standing;

/** Says what counted and what did not, each with its reason and source. */
final class WhyAnswers {

    private final Catalog catalog;
    private final ScoreAnswers.Background background;
    private final ProgramRules program;
    private final Tellers tellers;
    private final Directory directory;
    private final Wording wording;

    /** Made for one answer: what the reader may see, and what it is told from, do not change within it. */
    WhyAnswers(Catalog catalog, ScoreAnswers.Background background, ProgramRules program, Tellers tellers) {
        this.catalog = catalog;
        this.background = background;
        this.program = program;
        this.tellers = tellers;
        directory = background.directory();
        wording = new Wording(catalog, directory);
    }

    Reply explain(Standing standing, Optional<MetricKind> only) {
        var assessment = standing.assessment();
        List<Block> blocks = new ArrayList<>();
        ScoreAnswers.warning(List.of(assessment)).ifPresent(blocks::add);
        var proofs = new Proofs(background.evidence(), catalog, program.skillingRefreshDays().value());
        var counted = new Counted(catalog, directory, tellers,
                held -> ProofWords.of(proofs.of(held), assessment.asOf()));
        for (var metric : assessment.metrics()) {
            if (only.isEmpty() || only.get().equals(metric.metric().kind())) {
                blocks.addAll(explain(metric, counted));
                assessment.version().disagreements().stream()
                        .filter(point -> point.about().equals(metric.metric().kind().id()))
                        .forEach(point -> blocks.add(new Block.Note(disagreement(point))));
            }
        }
        var id = assessment.version().designation().id();
        if (only.isEmpty()) {
            assessment.version().disagreements().stream()
                    .filter(point -> List.of("path", "total", "version").contains(point.about()))
                    .forEach(point -> blocks.add(new Block.Note(disagreement(point))));
            assessment.version().notes().forEach(note -> blocks.add(new Block.Note(note)));
            blocks.add(new Block.Buttons(assessment.metrics().stream().map(metric -> metric.metric().kind())
                    .map(kind -> new Block.Button(kind.name(), "why " + id + " " + kind.id(), false)).toList()));
        }
        if (!directory.showsPeople() || !directory.showsRevenue()) {
            blocks.add(new Block.Note("Names of people are for managers and revenue is for admins, in private only."));
        }
        blocks.add(new Block.Note(ScoreAnswers.rules(assessment.version()) + " "
                + background.claims().map(sentence -> sentence + " ").orElse("")
                + ScoreAnswers.microsoftSources(catalog, background.evidence())
                + " This is our estimate, not the official score."));
        blocks.add(new Block.Buttons(List.of(new Block.Button("Back to the score", "score " + id, true))));
        return new Reply(summary(standing, only), Reply.Tone.ANSWER, blocks);
    }

    private String summary(Standing standing, Optional<MetricKind> only) {
        var assessment = standing.assessment();
        return only.flatMap(kind -> assessment.metric(kind.id()))
                .map(metric -> assessment.version().designation().name() + ", " + metric.metric().kind().name() + ": "
                        + Numbers.show(metric.points()) + " of " + Numbers.show(metric.metric().maximum().value())
                        + " points, " + wording.found(metric) + ".")
                .orElseGet(() -> only.isPresent()
                        ? assessment.version().designation().name() + " has no metric " + only.get().name() + "."
                        : Wording.verdict(assessment));
    }

    private static String disagreement(Disagreement point) {
        return (point.readings().size() > 1 ? "Sources differ: " : "One source says: ")
                + String.join("; ", point.readings()) + ". Taken: " + point.taken() + ".";
    }

    private List<Block> explain(MetricFinding metric, Counted counted) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(metric.metric().kind().name() + ": " + Numbers.show(metric.points()) + " of "
                + Numbers.show(metric.metric().maximum().value()) + " points"));
        for (var part : metric.parts()) {
            blocks.add(new Block.Paragraph(part(part)));
            for (var observation : part.options()) {
                blocks.addAll(counted.blocks(observation));
            }
        }
        return blocks;
    }

    private String part(PartFinding part) {
        var name = part.part().step().isPresent() ? "Step " + part.part().step().getAsInt()
                : Wording.capital(part.part().name().replace('_', ' '));
        var text = new StringBuilder(name).append(": ");
        if (!part.known()) {
            return text.append(part.best().remark().map(Wording::remark).orElse("no data yet")).append('.').toString();
        }
        text.append(wording.value(part.best()));
        part.part().atLeast().ifPresent(least -> text.append(" of at least ").append(Numbers.show(least.value()))
                .append(part.met() ? ", met" : ", not met").append(" (").append(least.citation()).append(')'));
        if (part.part().earns()) {
            text.append(part.open() ? ", " + Numbers.show(part.points()) + " points"
                    : ", no points until " + Wording.list(part.part().after()) + " are met");
            var option = part.part().options().get(part.options().indexOf(part.best()));
            option.pointsEach().ifPresent(each -> text.append(" at ").append(each.value().toString().replace(" ", ""))
                    .append(" each (").append(each.citation()).append(')'));
        }
        return text.append('.').toString();
    }
}
