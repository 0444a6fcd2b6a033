package dev.seventy.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.seventy.catalog.CredentialId;
import dev.seventy.rules.ProgramPath;
import dev.seventy.rules.RuleVersion;
import dev.seventy.scoring.Assessment;
import dev.seventy.scoring.Scoring;
import dev.seventy.scoring.Standing;
import dev.seventy.scoring.Tally;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * How a designation stands on each day of a span, and why that changes: the same as scoring every day, found by scoring
 * only those on which something can change.
 *
 * @param first the first day, inclusive
 * @param last the last day, inclusive
 * @param stretches the span in runs of days on which all is the same, in order and without gaps
 * @param changes what is another than the day before, by day; on one day the path that counts comes first
 */
public record Forecast(LocalDate first, LocalDate last, List<Stretch> stretches, List<Change> changes) {

    public Forecast {
        stretches = List.copyOf(stretches);
        changes = List.copyOf(changes);
    }

    /** The credentials that any of some rules counts. */
    public static Set<CredentialId> accepted(List<RuleVersion> versions) {
        return TurningDays.accepted(versions);
    }

    /** How one path stands. */
    public record Outcome(ProgramPath path, BigFraction total, BigFraction threshold, boolean qualifies, boolean known,
            List<Points> metrics, Set<String> gates) {
        public Outcome {
            metrics = List.copyOf(metrics);
            gates = Set.copyOf(gates);
        }

        static Outcome of(Assessment assessment) {
            Set<String> gates = new HashSet<>();
            assessment.metrics().forEach(metric -> gates.addAll(Gates.of(metric)));
            return new Outcome(assessment.path(), assessment.total(), assessment.threshold(), assessment.qualifies(),
                    assessment.unknown().isEmpty(), assessment.metrics().stream()
                            .map(metric -> new Points(metric.metric().kind().name(), metric.points())).toList(),
                    gates);
        }
    }

    /** A metric by its name, with its points. */
    public record Points(String metric, BigFraction points) {
    }

    /**
     * Days on which all is the same.
     *
     * @param rules the id of the version; empty where there is none to score by
     * @param counting the path that counts
     * @param outcomes one for each path of the version
     */
    public record Stretch(LocalDate first, LocalDate last, Optional<String> rules, Optional<ProgramPath> counting,
            List<Outcome> outcomes) {
        public Stretch {
            outcomes = List.copyOf(outcomes);
        }

        public Optional<Outcome> outcome() {
            return counting.flatMap(this::on);
        }

        public Optional<Outcome> on(ProgramPath path) {
            return outcomes.stream().filter(outcome -> outcome.path() == path).findFirst();
        }

        public boolean qualifies() {
            return outcome().filter(Outcome::qualifies).isPresent();
        }

        private boolean continues(Stretch before) {
            return rules.equals(before.rules) && counting.equals(before.counting) && outcomes.equals(before.outcomes);
        }

        private Stretch through(LocalDate day) {
            return new Stretch(first, day, rules, counting, outcomes);
        }
    }

    /**
     * One day's difference from the day before.
     *
     * @param counts whether it is of the path that counts; then the path before may be another
     * @param before empty where there was no score on that path
     * @param after empty where there is none any more
     */
    public record Change(LocalDate day, boolean counts, Optional<Outcome> before, Optional<Outcome> after,
            List<Cause> causes) {
        public Change {
            causes = List.copyOf(causes);
        }

        /** Points gained; lost where negative. */
        public BigFraction difference() {
            return total(after).subtract(total(before));
        }

        private static BigFraction total(Optional<Outcome> outcome) {
            return outcome.map(Outcome::total).orElse(BigFraction.ZERO);
        }

        /** Whether from this day on it is no longer qualified. */
        public boolean loses() {
            return before.filter(Outcome::qualifies).isPresent() && after.filter(Outcome::qualifies).isEmpty();
        }

        /** Whether from this day on it is qualified. */
        public boolean attains() {
            return before.filter(Outcome::qualifies).isEmpty() && after.filter(Outcome::qualifies).isPresent();
        }
    }

    /**
     * @param rules the version that holds on a day
     * @param path the path to score where a version has it; empty for the one that counts
     */
    public static Forecast of(Projection projection, List<RuleVersion> versions,
            Function<LocalDate, Optional<RuleVersion>> rules, Optional<ProgramPath> path, LocalDate first,
            LocalDate last) {
        var accepted = TurningDays.accepted(versions);
        var bearing = Bearing.on(projection.known(), accepted, first, last);
        var assumedBearing = Bearing.on(projection.assumed(), accepted, first, last);
        var known = new Tally(bearing, first);
        var assumed = new Tally(assumedBearing, first);
        var days = TurningDays.of(assumedBearing, versions, first, last);
        days.addAll(TurningDays.of(bearing, versions, first, last));
        List<Stretch> stretches = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        Optional<Scored> before = Optional.empty();
        for (var day : days) {
            var base = projection.assumes(day) ? assumed : known;
            var scored = new Scored(base.on(day), rules.apply(day).filter(RuleVersion::scorable), path);
            var stretch = scored.stretch(day, last);
            var same = !stretches.isEmpty() && stretch.continues(stretches.getLast());
            if (!same) {
                if (!stretches.isEmpty()) {
                    stretches.add(stretches.removeLast().through(day.minusDays(1)));
                    changes.addAll(changes(day, before.orElseThrow(), scored));
                }
                stretches.add(stretch);
            }
            before = Optional.of(scored);
        }
        return new Forecast(first, last, stretches, changes);
    }

    /** One day, scored. */
    private record Scored(Tally tally, Optional<RuleVersion> version, Optional<ProgramPath> asked,
            Optional<Standing> standing) {

        Scored(Tally tally, Optional<RuleVersion> version, Optional<ProgramPath> asked) {
            this(tally, version, asked,
                    version.map(rules -> Scoring.score(tally, rules, asked.filter(rules.paths()::containsKey))));
        }

        Stretch stretch(LocalDate from, LocalDate through) {
            return new Stretch(from, through, version.map(RuleVersion::id), standing.map(Standing::path),
                    standing.map(found -> found.assessments().stream().map(Outcome::of).toList()).orElse(List.of()));
        }

        /** The same day by other rules. */
        Scored by(Optional<RuleVersion> other) {
            return version.equals(other) ? this : new Scored(tally, other, asked);
        }

        Optional<Assessment> on(ProgramPath path) {
            return standing.flatMap(
                    found -> found.assessments().stream().filter(assessment -> assessment.path() == path).findFirst());
        }

        Optional<ProgramPath> path() {
            return standing.map(Standing::path);
        }
    }

    private static List<Change> changes(LocalDate day, Scored before, Scored after) {
        var between = after.by(before.version());
        List<Change> changes = new ArrayList<>();
        var paths = new LinkedHashSet<ProgramPath>();
        after.path().ifPresent(paths::add);
        before.path().ifPresent(paths::add);
        for (var scored : List.of(before, after)) {
            scored.standing().ifPresent(found -> found.assessments().forEach(one -> paths.add(one.path())));
        }
        if (!before.path().equals(after.path())) {
            changes.add(otherPath(day, before, between, after));
        }
        for (var path : paths) {
            var one = before.on(path).map(Outcome::of);
            var other = after.on(path).map(Outcome::of);
            if (!one.equals(other)) {
                var counts = before.path().equals(after.path()) && after.path().equals(Optional.of(path));
                changes.add(new Change(day, counts, one, other, causes(path, before, between, after)));
            }
        }
        return changes;
    }

    private static Change otherPath(LocalDate day, Scored before, Scored between, Scored after) {
        var causes = new LinkedHashSet<Cause>();
        rules(before, after).ifPresent(causes::add);
        if (before.path().isPresent() && after.path().isPresent()) {
            causes.add(new Cause.OtherPath(before.path().get(), after.path().get()));
        }
        before.path().ifPresent(path -> causes.addAll(facts(path, before, between)));
        return new Change(day, true, before.path().flatMap(before::on).map(Outcome::of),
                after.path().flatMap(after::on).map(Outcome::of), List.copyOf(causes));
    }

    /** What the facts do by the rules of the day before, then what other rules do to the facts of the day. */
    private static List<Cause> causes(ProgramPath path, Scored before, Scored between, Scored after) {
        var causes = new ArrayList<>(facts(path, before, between));
        if (!between.on(path).map(Outcome::of).equals(after.on(path).map(Outcome::of))) {
            rules(before, after).ifPresent(causes::add);
        }
        return causes;
    }

    private static List<Cause> facts(ProgramPath path, Scored before, Scored between) {
        var one = before.on(path);
        var other = between.on(path);
        return one.isPresent() && other.isPresent() ? Causes.between(one.get(), other.get()) : List.of();
    }

    private static Optional<Cause> rules(Scored before, Scored after) {
        return before.version().map(RuleVersion::id).equals(after.version().map(RuleVersion::id)) ? Optional.empty()
                : Optional.of(new Cause.OtherRules(before.version().map(RuleVersion::id).orElse(""),
                        after.version().map(RuleVersion::id).orElse("")));
    }

    /** The stretch that a day of the span belongs to. */
    public Stretch on(LocalDate day) {
        return stretches.stream().filter(stretch -> !day.isBefore(stretch.first()) && !day.isAfter(stretch.last()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(day + " is not from " + first + " to " + last));
    }

    /** What becomes another on the path that counts, after a day. */
    public List<Change> countingAfter(LocalDate day) {
        return changes.stream().filter(change -> change.counts() && change.day().isAfter(day)).toList();
    }

    /**
     * The last day of the run of qualified days that a day belongs to: empty where it is not qualified on that day, the
     * last of the span where nothing ends it.
     */
    public Optional<LocalDate> lastSafeDay(LocalDate from) {
        var last = Optional.<LocalDate>empty();
        for (var stretch : stretches) {
            if (!stretch.last().isBefore(from)) {
                if (!stretch.qualifies()) {
                    return last;
                }
                last = Optional.of(stretch.last());
            }
        }
        return last;
    }

    /** The days from one through another, both inclusive and as far as the span has them, that are qualified. */
    public List<LocalDate> qualifiedDays(LocalDate from, LocalDate through) {
        List<LocalDate> days = new ArrayList<>();
        for (var stretch : stretches) {
            if (stretch.qualifies()) {
                stretch.first().datesUntil(stretch.last().plusDays(1))
                        .filter(day -> !day.isBefore(from) && !day.isAfter(through)).forEach(days::add);
            }
        }
        return days;
    }
}
