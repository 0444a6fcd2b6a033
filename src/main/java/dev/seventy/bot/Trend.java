package dev.seventy.bot;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.seventy.reply.Block;
import dev.seventy.rules.Designation;
import dev.seventy.rules.MetricKind;
import dev.seventy.rules.RuleVersion;
import dev.seventy.rules.Rulebook;
import dev.seventy.scoring.Assessment;
import dev.seventy.scoring.Scoring;
import dev.seventy.scoring.Tally;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Points of designations on a handful of days, each by the rules of that day. Days are left out of which less was known
 * than now, so that what only came on file does not look earned.
 *
 * @param lines of each designation that has a score, in the order of the rulebook
 * @param byWhatIsKnownNow whether what is known now was held against the earlier days, as nothing was known then
 */
record Trend(List<Line> lines, LocalDate asOf, boolean byWhatIsKnownNow) {

    /** How far back it looks. */
    static final int WEEKS = 12;
    /** How far its days are apart. */
    static final int STEP = 2;

    Trend {
        lines = List.copyOf(lines);
    }

    /**
     * @param needed the points that it takes, by the newest rules
     * @param maximum the points that there are
     */
    record Line(Designation area, List<Known> points, BigFraction needed, BigFraction maximum) {
        Line {
            points = List.copyOf(points);
        }

        private Known first() {
            return points.getFirst();
        }

        private Known last() {
            return points.getLast();
        }
    }

    /** @param wholly whether every metric was known; otherwise there may have been more points */
    record Known(LocalDate day, BigFraction total, boolean wholly) {

        private static Known of(Assessment assessment) {
            return new Known(assessment.asOf(), assessment.total(), assessment.unknown().isEmpty());
        }

        private String said() {
            return (wholly ? "" : "at least ") + Numbers.show(total);
        }
    }

    /** @param tallies the firm on each of the days, oldest first; two at least */
    static Trend of(Rulebook rules, List<Designation> areas, List<Tally> tallies, boolean byWhatIsKnownNow) {
        List<Line> lines = new ArrayList<>();
        for (var area : areas) {
            var scored = tallies.stream().flatMap(tally -> score(rules, area, tally).stream()).toList();
            var found = scored.stream().filter(one -> unknown(scored.getLast()).containsAll(unknown(one))).toList();
            if (found.size() > 1 && found.getLast().asOf().equals(tallies.getLast().asOf())) {
                lines.add(new Line(area, found.stream().map(Known::of).toList(), found.getLast().threshold(),
                        ScoreAnswers.maximum(found.getLast())));
            }
        }
        return new Trend(lines, tallies.getLast().asOf(), byWhatIsKnownNow);
    }

    /** A day of which less was known is not compared. */
    private static Set<MetricKind> unknown(Assessment assessment) {
        return assessment.unknown().stream().map(metric -> metric.metric().kind()).collect(Collectors.toSet());
    }

    private static Optional<Assessment> score(Rulebook rules, Designation area, Tally tally) {
        return rules.on(area.id(), tally.asOf()).filter(RuleVersion::scorable)
                .map(version -> Scoring.score(tally, version, Optional.empty()).assessment());
    }

    /** {@code Over 12 weeks: Data & AI 71.38 → 44.24; Security 32 → 71.93; the others as before.} */
    String sentence() {
        var moved = lines.stream().filter(line -> line.first().total().compareTo(line.last().total()) != 0).toList();
        var weeks = lines.stream().map(line -> ChronoUnit.WEEKS.between(line.first().day(), asOf)).max(Long::compare)
                .orElse(0L);
        var over = "Over " + (weeks == 1 ? "1 week" : weeks + " weeks") + ": ";
        return moved.isEmpty() ? over + "the same points as now."
                : over + String.join("; ",
                        moved.stream().map(
                                line -> line.area().name() + " " + line.first().said() + " → " + line.last().said())
                                .toList())
                        + (moved.size() < lines.size() ? "; otherwise as before." : ".");
    }

    /** @param address where it is served as a picture; empty where it is not */
    Block.Picture picture(Optional<String> address) {
        var since = lines.stream().map(line -> line.first().day()).min(LocalDate::compareTo).orElse(asOf);
        var alt = "Points since " + Numbers.show(since) + ": "
                + String.join("; ",
                        lines.stream().map(line -> line.area().name() + " " + line.first().said()
                                + (line.first().day().equals(since) ? "" : " on " + Numbers.show(line.first().day()))
                                + " → " + line.last().said()).toList())
                + "; " + Numbers.show(greatest(Line::needed)) + " are needed"
                + (byWhatIsKnownNow ? ". Earlier days by what is known now." : ".");
        return new Block.Picture("Points in the last " + WEEKS + " weeks", lines.stream().map(Trend::drawn).toList(),
                Numbers.rounded(greatest(Line::needed)), Numbers.rounded(greatest(Line::maximum)), asOf, alt, address);
    }

    private static Block.Line drawn(Line line) {
        return new Block.Line(line.area().name(), line.points().stream()
                .map(known -> new Block.Point(known.day(), Numbers.rounded(known.total()))).toList(), false);
    }

    private BigFraction greatest(Function<Line, BigFraction> what) {
        return lines.stream().map(what).max(BigFraction::compareTo).orElse(BigFraction.ZERO);
    }
}
