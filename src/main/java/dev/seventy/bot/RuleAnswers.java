package dev.seventy.bot;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Designation;
import dev.seventy.rules.RuleFile;
import dev.seventy.rules.RuleVersion;
import dev.seventy.rules.Track;
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
        var book = knowledge.rules();
        List<List<String>> rows = new ArrayList<>();
        for (var area : book.designations()) {
            book.versions(area.id()).forEach(version -> rows.add(
                    row(area.id(), version, book.on(area.id(), today), version.scorable() ? "" : "partly documented")));
        }
        book.programs().forEach(program -> rows.add(row("program", program, Optional.of(book.programOn(today)), "")));
        for (var track : book.tracks()) {
            book.ladders(track.id()).forEach(ladder -> rows.add(row("databricks " + track.id(), ladder,
                    book.ladderOn(track.id(), today), ladder.computable() ? "" : "thresholds not published")));
        }
        rows.add(List.of("databricks", "", label(book.valueScore().file()), "our own estimate", "in use by pvs"));
        rows.add(List.of("databricks", "", label(book.engagement().file()), "a planning aid", "in use by eco ps"));
        rows.add(List.of("databricks", "", label(book.playbook().file()), "a planning aid", "in use by eco"));
        return Reply.answer(
                rows.size() + " rule files: for " + book.designations().size()
                        + " designations and the program around them, and for " + book.tracks().size()
                        + " tracks of Databricks.",
                new Block.Table(List.of(new Block.Column("For", false), new Block.Column("Version", false),
                        new Block.Column("Id", false), new Block.Column("Known for", false),
                        new Block.Column("Today", false)), rows),
                new Block.Note("The stretches between two versions are not known. rules show AREA VERSION prints one,"
                        + " rules diff AREA VERSION VERSION compares two; AREA is a designation, or databricks with"
                        + " its track."));
    }

    private static List<String> row(String subject, RuleFile file, Optional<? extends RuleFile> current,
            String otherwise) {
        return List.of(subject, file.label(), file.id(), days(file.validity()),
                current.isPresent() && current.get().equals(file) ? "in use" : otherwise);
    }

    private static String label(String file) {
        return file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.yaml$", "");
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
        List<Block> disagreements = version.disagreements().isEmpty() ? List.of()
                : List.of(new Block.Heading("Where sources differ or are silent"), new Block.Items(
                        version.disagreements().stream().map(point -> point.about() + ": "
                                + String.join("; ", point.readings()) + ". Taken: " + point.taken() + ".").toList(),
                        false));
        return show(version.designation().name(), version, outline.of(version), disagreements);
    }

    /** The ladder of the version that is named, otherwise the one in use on the day. */
    Reply show(Track track, Terms terms, LocalDate today) {
        var day = terms.asOf().orElse(today);
        var ladder = terms.version().map(wanted -> knowledge.rules().ladder(track.id(), wanted))
                .orElseGet(() -> knowledge.rules().ladderOn(track.id(), day));
        return ladder.map(found -> show(subject(track), found, outline.of(found), List.of()))
                .orElseGet(() -> noSuchLadder(track, terms.version().orElseGet(() -> "of " + Numbers.show(day))));
    }

    private static String subject(Track track) {
        return "Databricks, " + track.name() + ",";
    }

    private static Reply show(String subject, RuleFile file, Map<String, RuleOutline.Line> lines, List<Block> besides) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                List.of(new Block.Column("Place", false), new Block.Column("Asked", false),
                        new Block.Column("Source", false)),
                lines.entrySet().stream()
                        .map(entry -> List.of(entry.getKey(), entry.getValue().text(), entry.getValue().citation()))
                        .toList()));
        blocks.addAll(besides);
        blocks.add(new Block.Heading("Sources"));
        blocks.add(new Block.Items(
                file.sources().values().stream().sorted(java.util.Comparator.comparing(source -> source.key()))
                        .map(source -> source.key() + " (" + source.kind() + "): " + source.title()
                                + source.dated().map(day -> ", " + day).orElse("") + ", compared on "
                                + Numbers.show(source.verifiedOn()))
                        .toList(),
                false));
        file.notes().forEach(note -> blocks.add(new Block.Note(note)));
        blocks.add(new Block.Note("File " + file.file() + ", " + days(file.validity()) + "."));
        return new Reply("The rules of " + subject + " in version " + file.id() + ".", Reply.Tone.ANSWER, blocks);
    }

    /** What changed between two versions and what that does to this firm; empty assessments where it has no score. */
    Reply diff(RuleVersion from, RuleVersion to, Optional<Assessment> before, Optional<Assessment> after) {
        var rows = changes(outline.of(from), outline.of(to));
        List<Block> blocks = new ArrayList<>(table(from, to, rows));
        effect(from, to, before, after).ifPresent(blocks::add);
        return new Reply(from.designation().name() + ", " + from.label() + " to " + to.label() + ": " + number(rows)
                + before.flatMap(first -> after.map(second -> "; this firm goes from " + Numbers.show(first.total())
                        + " to " + Numbers.show(second.total()) + " points")).orElse("")
                + ".", Reply.Tone.ANSWER, blocks);
    }

    /** What changed between two versions of a ladder. */
    Reply diff(Track track, String from, String to) {
        var old = knowledge.rules().ladder(track.id(), from);
        var young = knowledge.rules().ladder(track.id(), to);
        if (old.isEmpty() || young.isEmpty()) {
            return noSuchLadder(track, old.isEmpty() ? from : to);
        }
        var rows = changes(outline.of(old.get()), outline.of(young.get()));
        List<Block> blocks = new ArrayList<>(table(old.get(), young.get(), rows));
        young.get().notes().forEach(note -> blocks.add(new Block.Note(note)));
        return new Reply(
                subject(track) + " " + old.get().label() + " to " + young.get().label() + ": " + number(rows) + ".",
                Reply.Tone.ANSWER, blocks);
    }

    private static List<List<String>> changes(Map<String, RuleOutline.Line> old, Map<String, RuleOutline.Line> young) {
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
        return rows;
    }

    private static List<Block> table(RuleFile from, RuleFile to, List<List<String>> rows) {
        return rows.isEmpty() ? List.of()
                : List.of(new Block.Table(List.of(new Block.Column("Place", false),
                        new Block.Column(from.label(), false), new Block.Column(to.label(), false)), rows));
    }

    private static String number(List<List<String>> changes) {
        return changes.isEmpty() ? "nothing changed"
                : changes.size() == 1 ? "1 place changed" : changes.size() + " places changed";
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
        return noSuchVersion(area.name(), wanted, knowledge.rules().versions(area.id()));
    }

    private Reply noSuchLadder(Track track, String wanted) {
        return noSuchVersion("Databricks, " + track.name(), wanted, knowledge.rules().ladders(track.id()));
    }

    private static Reply noSuchVersion(String subject, String wanted, List<? extends RuleFile> known) {
        return Reply.misunderstood(
                "There are no rules '" + NotUnderstood.cut(wanted) + "' for " + subject + ". Known are: "
                        + String.join(", ", known.stream().map(RuleFile::label).toList()) + ".",
                new Block.Buttons(List.of(new Block.Button("List the rules", "rules list", true))));
    }
}
