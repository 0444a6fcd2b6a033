package dev.seventy.bot;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Designation;
import dev.seventy.rules.RuleVersion;
import dev.seventy.rules.Validity;
import dev.seventy.scoring.Assessment;
import org.apache.commons.numbers.fraction.BigFraction;

/** Shows the rules themselves: which there are, what one asks, what changed between two, and whether cases hold. */
final class RuleAnswers {

    private final Knowledge knowledge;
    private final RuleOutline outline;

    RuleAnswers(Knowledge knowledge) {
        this.knowledge = knowledge;
        outline = new RuleOutline(knowledge.catalog());
    }

    Reply list(LocalDate today) {
        List<List<String>> rows = new ArrayList<>();
        for (var area : knowledge.rules().designations()) {
            var current = knowledge.rules().on(area.id(), today);
            for (var version : knowledge.rules().versions(area.id())) {
                rows.add(List.of(area.id(), version.label(), version.id(), days(version.validity()),
                        current.equals(Optional.of(version)) ? "in use"
                                : version.scorable() ? "" : "partly documented"));
            }
        }
        for (var program : knowledge.rules().programs()) {
            rows.add(List.of("program", program.label(), program.id(), days(program.validity()),
                    program.equals(knowledge.rules().programOn(today)) ? "in use" : ""));
        }
        return Reply.answer(
                rows.size() + " rule files for " + knowledge.rules().designations().size()
                        + " designations and the program around them.",
                new Block.Table(List.of(new Block.Column("Designation", false), new Block.Column("Version", false),
                        new Block.Column("Id", false), new Block.Column("Known for", false),
                        new Block.Column("Today", false)), rows),
                new Block.Note("The stretches between two versions are not known. rules show AREA VERSION prints one,"
                        + " rules diff AREA VERSION VERSION compares two."));
    }

    private static String days(Validity validity) {
        if (validity.from().isEmpty()) {
            return "undated, used only when named";
        }
        var from = Numbers.show(validity.from().get());
        var until = validity.until().map(Numbers::show);
        return validity.inForce() ? "from " + from + until.map(last -> ", last seen " + last).orElse("")
                : "seen " + from + until.filter(last -> !last.equals(from)).map(last -> " to " + last).orElse("");
    }

    Reply show(RuleVersion version) {
        List<Block> blocks = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        outline.of(version).forEach((place, line) -> rows.add(List.of(place, line.text(), line.citation())));
        blocks.add(new Block.Table(List.of(new Block.Column("Place", false), new Block.Column("Asked", false),
                new Block.Column("Source", false)), rows));
        if (!version.disagreements().isEmpty()) {
            blocks.add(new Block.Heading("Where sources differ or are silent"));
            blocks.add(new Block.Items(
                    version.disagreements().stream().map(point -> point.about() + ": "
                            + String.join("; ", point.readings()) + ". Taken: " + point.taken() + ".").toList(),
                    false));
        }
        blocks.add(new Block.Heading("Sources"));
        blocks.add(new Block.Items(
                version.sources().values().stream().sorted(java.util.Comparator.comparing(source -> source.key()))
                        .map(source -> source.key() + " (" + source.kind() + "): " + source.title()
                                + source.dated().map(day -> ", " + day).orElse("") + ", compared on "
                                + Numbers.show(source.verifiedOn()))
                        .toList(),
                false));
        version.notes().forEach(note -> blocks.add(new Block.Note(note)));
        blocks.add(new Block.Note("File " + version.file() + ", " + days(version.validity()) + "."));
        return new Reply("The rules of " + version.designation().name() + " in version " + version.id() + ".",
                Reply.Tone.ANSWER, blocks);
    }

    /** What changed between two versions and what that does to this firm; empty assessments where it has no score. */
    Reply diff(RuleVersion from, RuleVersion to, Optional<Assessment> before, Optional<Assessment> after) {
        var old = outline.of(from);
        var young = outline.of(to);
        var places = new LinkedHashSet<>(young.keySet());
        places.addAll(old.keySet());
        List<List<String>> rows = new ArrayList<>();
        for (var place : places) {
            var then = Optional.ofNullable(old.get(place)).map(RuleOutline.Line::text).orElse("–");
            var now = Optional.ofNullable(young.get(place)).map(RuleOutline.Line::text).orElse("–");
            if (!then.equals(now)) {
                rows.add(List.of(place, then, now));
            }
        }
        List<Block> blocks = new ArrayList<>();
        if (!rows.isEmpty()) {
            blocks.add(new Block.Table(List.of(new Block.Column("Place", false), new Block.Column(from.label(), false),
                    new Block.Column(to.label(), false)), rows));
        }
        effect(from, to, before, after).ifPresent(blocks::add);
        return new Reply(from.designation().name() + ", " + from.label() + " to " + to.label() + ": "
                + (rows.isEmpty() ? "nothing changed"
                        : rows.size() == 1 ? "1 place changed" : rows.size() + " places changed")
                + before.flatMap(first -> after.map(second -> "; this firm goes from " + Numbers.show(first.total())
                        + " to " + Numbers.show(second.total()) + " points")).orElse("")
                + ".", Reply.Tone.ANSWER, blocks);
    }

    private static Optional<Block> effect(RuleVersion from, RuleVersion to, Optional<Assessment> before,
            Optional<Assessment> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        var kinds = new LinkedHashSet<>(after.get().metrics().stream().map(metric -> metric.metric().kind()).toList());
        before.get().metrics().forEach(metric -> kinds.add(metric.metric().kind()));
        for (var kind : kinds) {
            var then = points(before.get(), kind.id());
            var now = points(after.get(), kind.id());
            rows.add(List.of(kind.name(), Numbers.show(then), Numbers.show(now), Numbers.show(now.subtract(then))));
        }
        rows.add(List.of("In all (" + before.get().path().title() + " to " + after.get().path().title() + ")",
                Numbers.show(before.get().total()), Numbers.show(after.get().total()),
                Numbers.show(after.get().total().subtract(before.get().total()))));
        return Optional
                .of(new Block.Table(List.of(new Block.Column("This firm on " + Numbers.show(after.get().asOf()), false),
                        new Block.Column(from.label(), true), new Block.Column(to.label(), true),
                        new Block.Column("Change", true)), rows));
    }

    private static BigFraction points(Assessment assessment, String metric) {
        return assessment.metric(metric).map(found -> found.points()).orElse(BigFraction.ZERO);
    }

    Reply test(String fileName, InputStream content) {
        List<CaseRunner.Verdict> verdicts;
        try {
            verdicts = new CaseRunner(knowledge).run(content);
        } catch (CaseRunner.NoCases wrong) {
            return Reply.misunderstood(fileName + " holds no cases: " + wrong.getMessage() + ". Nothing was run.");
        }
        List<String> failures = new ArrayList<>();
        int failed = 0;
        int skipped = 0;
        for (var verdict : verdicts) {
            switch (verdict) {
                case CaseRunner.Verdict.Passed _ -> {
                }
                case CaseRunner.Verdict.Failed(var id, var differences) -> {
                    failed++;
                    differences.forEach(difference -> failures.add(id + ": " + difference));
                }
                case CaseRunner.Verdict.Skipped(var id, var why) -> {
                    skipped++;
                    failures.add(id + ": skipped, " + why);
                }
            }
        }
        var counts = verdicts.size() - failed - skipped + " passed, " + failed + " failed, " + skipped + " skipped";
        var blocks = new ArrayList<Block>();
        if (!failures.isEmpty()) {
            blocks.add(new Block.Items(failures, false));
        }
        blocks.add(new Block.Paragraph(counts));
        var tone = failed > 0 ? Reply.Tone.INCOMPLETE : Reply.Tone.ANSWER;
        return new Reply(failed > 0 ? "Some cases of " + fileName + " fail." : "Cases of " + fileName + ".", tone,
                blocks);
    }

    Reply noSuchVersion(Designation area, String wanted) {
        return Reply.misunderstood(
                "There are no rules '" + wanted + "' for " + area.name() + ". Known are: "
                        + String.join(", ",
                                knowledge.rules().versions(area.id()).stream().map(RuleVersion::label).toList())
                        + ".",
                new Block.Buttons(List.of(new Block.Button("List the rules", "rules list", true))));
    }
}
