package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.seventy.catalog.Catalog;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Fact;
import dev.seventy.evidence.Origin;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Disagreement;
import dev.seventy.rules.MetricKind;
import dev.seventy.rules.ProgramRules;
import dev.seventy.scoring.Detail;
import dev.seventy.scoring.MetricFinding;
import dev.seventy.scoring.MetricFinding.PartFinding;
import dev.seventy.scoring.Observation;
import dev.seventy.scoring.Reason;
import dev.seventy.scoring.Standing;

/** Says what counted and what did not, each with its reason and source. */
final class WhyAnswers {

    private static final int MOST_ROWS = 25;

    private final Catalog catalog;
    private final ScoreAnswers.Background background;
    private final ProgramRules program;
    private final Directory directory;
    private final Wording wording;

    /** Made for one answer: what the reader may see, and what it is told from, do not change within it. */
    WhyAnswers(Catalog catalog, ScoreAnswers.Background background, ProgramRules program) {
        this.catalog = catalog;
        this.background = background;
        this.program = program;
        directory = background.directory();
        wording = new Wording(catalog, directory);
    }

    Reply explain(Standing standing, Optional<MetricKind> only) {
        var assessment = standing.assessment();
        List<Block> blocks = new ArrayList<>();
        ScoreAnswers.warning(List.of(assessment)).ifPresent(blocks::add);
        for (var metric : assessment.metrics()) {
            if (only.isEmpty() || only.get().equals(metric.metric().kind())) {
                blocks.addAll(explain(metric, assessment.asOf()));
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
        blocks.add(new Block.Note(
                ScoreAnswers.rules(assessment.version()) + " " + ScoreAnswers.microsoftSources(background.evidence())
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

    private List<Block> explain(MetricFinding metric, LocalDate asOf) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(metric.metric().kind().name() + ": " + Numbers.show(metric.points()) + " of "
                + Numbers.show(metric.metric().maximum().value()) + " points"));
        for (var part : metric.parts()) {
            blocks.add(new Block.Paragraph(part(part)));
            for (var observation : part.options()) {
                blocks.addAll(details(observation, asOf));
            }
        }
        return blocks;
    }

    private String part(PartFinding part) {
        var name = part.part().step().isPresent() ? "Step " + part.part().step().getAsInt()
                : capital(part.part().name());
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

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('_', ' ');
    }

    private List<Block> details(Observation observation, LocalDate asOf) {
        List<Block> blocks = new ArrayList<>();
        observation.remark().filter(_ -> observation.known())
                .ifPresent(remark -> blocks.add(new Block.Note(capital(Wording.remark(remark)) + ".")));
        for (var source : observation.of()) {
            if (observation.remark().filter(Observation.Remark::isChoice).isPresent()) {
                blocks.add(new Block.Note(origin(source)));
            } else if (!source.quantity().equals(observation.quantity())) {
                blocks.add(
                        new Block.Paragraph(source.known()
                                ? wording.value(source)
                                        + source.dataDay().map(day -> " to " + Numbers.show(day)).orElse("") + "."
                                : capital(source.remark().map(Wording::remark).orElse("no data yet")) + "."));
                blocks.addAll(details(source, asOf));
            }
        }
        var holders = observation.counted().stream().filter(Detail.Holder.class::isInstance).toList();
        if (!holders.isEmpty() && directory.showsPeople()) {
            blocks.add(holders(holders, asOf));
        }
        var others = observation.counted().stream().filter(detail -> !(detail instanceof Detail.Holder))
                .map(detail -> line(detail)).flatMap(Optional::stream).toList();
        if (!others.isEmpty()) {
            blocks.add(new Block.Items(limited(others), false));
        }
        leftOut(observation).ifPresent(blocks::add);
        return blocks;
    }

    private String origin(Observation source) {
        return wording.value(source) + source.dataDay().map(day -> ", data to " + Numbers.show(day)).orElse("")
                + (source.counted().stream().anyMatch(Detail.Figure.class::isInstance) ? ", as reported."
                        : ", from rows.");
    }

    private Block holders(List<Detail> holders, LocalDate asOf) {
        var exported = background.evidence().certifications().stream().map(Fact::origin)
                .filter(origin -> origin.kind() == Origin.Kind.TRAININGS_EXPORT).map(Origin::dataDay)
                .max(LocalDate::compareTo).orElse(LocalDate.MIN);
        List<List<String>> rows = new ArrayList<>();
        for (var detail : holders.stream().limit(MOST_ROWS).toList()) {
            if (detail instanceof Detail.Holder(var held)) {
                rows.add(List.of(directory.person(held.person()).orElse(""), catalog.get(held.credential()).title(),
                        Numbers.show(held.earned()), held.expires().map(Numbers::show).orElse("never"),
                        seen(held, exported, asOf)));
            }
        }
        return new Block.Table(List.of(new Block.Column("Counted", false), new Block.Column("Certification", false),
                new Block.Column("Earned", false), new Block.Column("Expires", false),
                new Block.Column("Source", false)), rows);
    }

    /** Whether a certification can be in Partner Center already, and where we have it from. */
    private String seen(Certification held, LocalDate exported, LocalDate asOf) {
        if (held.origin().kind() == Origin.Kind.TRAININGS_EXPORT) {
            return "export, row " + held.row();
        }
        var tooNew = held.earned().plusDays(program.skillingRefreshDays().value()).isAfter(asOf)
                || held.earned().isAfter(exported);
        return tooNew ? "claimed, too new to have appeared" : "claimed, not in the export";
    }

    /** What was left out, by reason; what did not change at all is only counted, as is what the reader may not see. */
    private Optional<Block> leftOut(Observation observation) {
        Map<Reason, Integer> counted = new EnumMap<>(Reason.class);
        List<List<String>> rows = new ArrayList<>();
        observation.leftOut().stream().sorted(Comparator.comparing(Detail.LeftOut::reason)).forEach(left -> {
            var line = left.reason() == Reason.SAME_AS_LAST_YEAR || rows.size() == MOST_ROWS ? Optional.<String>empty()
                    : line(left.what());
            line.ifPresentOrElse(what -> rows.add(List.of(what, left.reason().words())),
                    () -> counted.merge(left.reason(), 1, Integer::sum));
        });
        counted.forEach(
                (reason, number) -> rows.add(List.of(number + (rows.isEmpty() ? "" : " more"), reason.words())));
        return rows.isEmpty() ? Optional.empty()
                : Optional.of(new Block.Table(
                        List.of(new Block.Column("Not counted", false), new Block.Column("Because", false)), rows));
    }

    private static List<String> limited(List<String> lines) {
        if (lines.size() <= MOST_ROWS) {
            return lines;
        }
        var some = new ArrayList<>(lines.subList(0, MOST_ROWS));
        some.add("and " + (lines.size() - MOST_ROWS) + " more; at the machine, --json lists all");
        return some;
    }

    /** One counted or left out thing in words; empty where the reader may not see it. */
    private Optional<String> line(Detail detail) {
        return switch (detail) {
            case Detail.Holder(var held) -> directory.person(held.person())
                    .map(name -> name + ", " + catalog.get(held.credential()).title()
                            + held.expires().map(day -> ", to " + Numbers.show(day)).orElse("") + " ("
                            + held.origin().kind().words() + ", row " + held.row() + ")");
            case Detail.Customer(var customer, var now, var then, var change) ->
                directory.customer(customer.tenant()).map(name -> name + ": " + Numbers.usd(now) + " now, "
                        + Numbers.usd(then) + " a year ago" + (change > 0 ? ", won" : change < 0 ? ", lost" : ""));
            case Detail.Amount(var subject, var usd) -> directory.showsRevenue() ? Optional.of(
                    directory.customer(subject).orElse(subject) + (usd.signum() == 0 ? "" : ": " + Numbers.usd(usd)))
                    : Optional.empty();
            // It may be named after a customer.
            case Detail.Done(var achievement) ->
                directory.showsRevenue()
                        ? Optional.of(achievement.kind().word().replace('_', ' ') + " " + achievement.name()
                                + ", since " + Numbers.show(achievement.since()))
                        : Optional.empty();
            case Detail.Figure(var measure) when measure.name().endsWith("_usd") && !directory.showsRevenue() ->
                Optional.empty();
            case Detail.Figure(var measure) -> Optional.of(measure.name().replace('_', ' ')
                    + measure.association().map(association -> " under " + association).orElse("")
                    + measure.month().map(month -> " in " + Numbers.show(month)).orElse("") + ": "
                    + Numbers.show(measure.value()) + ", read on " + Numbers.show(measure.asOf()));
        };
    }
}
