package dev.seventy.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.seventy.rules.Metric;
import dev.seventy.rules.PathChoice;
import dev.seventy.rules.ProgramPath;
import dev.seventy.rules.RuleVersion;
import org.apache.commons.numbers.fraction.BigFraction;

/** Holds what was tallied against rules. */
public final class Scoring {

    private Scoring() {
    }

    /** Scores every path of a version and finds the one that counts, unless one is asked for. */
    public static Standing score(Tally tally, RuleVersion version, Optional<ProgramPath> asked) {
        var assessments = version.paths().keySet().stream().sorted().map(path -> assess(tally, version, path)).toList();
        if (asked.isPresent()) {
            return new Standing(asked.get(), Standing.Decision.ASKED, List.of(), assessments);
        }
        return switch (version.pathChoice()) {
            case PathChoice.Only() ->
                new Standing(assessments.getFirst().path(), Standing.Decision.ONLY, List.of(), assessments);
            case PathChoice.BestTotal _ ->
                new Standing(best(assessments.stream().map(Scoring::outcome).toList()).path(), Standing.Decision.BEST,
                        List.of(), assessments);
            case PathChoice.FirstMatch choice -> {
                var found = choose(tally, version, choice);
                yield new Standing(found.path(), found.decision(), found.conditions(), assessments);
            }
        };
    }

    /** A path's result, as far as the choice between paths needs it. */
    public record Outcome(ProgramPath path, BigFraction total, boolean qualifies) {
    }

    private static Outcome outcome(Assessment assessment) {
        return new Outcome(assessment.path(), assessment.total(), assessment.qualifies());
    }

    /** A path that qualifies comes before one that does not, then the higher total, then Enterprise. */
    public static Outcome best(List<Outcome> outcomes) {
        return outcomes.stream().max(Comparator.comparing(Outcome::qualifies).thenComparing(Outcome::total)
                .thenComparing(Outcome::path, Comparator.reverseOrder())).orElseThrow();
    }

    /** The path that the conditions of a version name. */
    public static ProgramPath path(Tally tally, RuleVersion version) {
        return switch (version.pathChoice()) {
            case PathChoice.FirstMatch choice -> choose(tally, version, choice).path();
            case PathChoice.Only _,PathChoice.BestTotal _ -> score(tally, version, Optional.empty()).path();
        };
    }

    private record Chosen(ProgramPath path, Standing.Decision decision, List<Observation> conditions) {
    }

    private static Chosen choose(Tally tally, RuleVersion version, PathChoice.FirstMatch choice) {
        List<Observation> observed = new ArrayList<>();
        for (var condition : choice.conditions()) {
            var found = tally.observe(condition.when().quantity(), version.designation().id(), condition.path());
            observed.add(found);
            if (found.known() && found.orZero().compareTo(condition.when().atLeast().value()) >= 0) {
                return new Chosen(condition.path(), decision(observed), observed);
            }
        }
        return new Chosen(choice.otherwise(), decision(observed), observed);
    }

    private static Standing.Decision decision(List<Observation> observed) {
        return observed.stream().allMatch(Observation::known) ? Standing.Decision.BY_RULE : Standing.Decision.ASSUMED;
    }

    /** The whole finding on one path. */
    public static Assessment assess(Tally tally, RuleVersion version, ProgramPath path) {
        var ruleset = version.ruleset(path)
                .orElseThrow(() -> new IllegalArgumentException(version.id() + " has no path " + path));
        List<MetricFinding> metrics = new ArrayList<>();
        for (var metric : ruleset.metrics()) {
            metrics.add(find(tally, version.designation().id(), path, metric));
        }
        return new Assessment(version, path, tally.asOf(), metrics);
    }

    private static MetricFinding find(Tally tally, String area, ProgramPath path, Metric metric) {
        List<MetricFinding.PartFinding> parts = new ArrayList<>();
        Set<String> met = new HashSet<>();
        for (var part : metric.parts()) {
            List<Observation> options = new ArrayList<>();
            for (var option : part.options()) {
                options.add(tally.observe(option.quantity(), area, path));
            }
            var finding = new MetricFinding.PartFinding(part, options, met.containsAll(part.after()));
            if (finding.met()) {
                met.add(part.name());
            }
            parts.add(finding);
        }
        return new MetricFinding(metric, parts);
    }
}
