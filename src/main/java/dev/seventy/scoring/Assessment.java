package dev.seventy.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.seventy.rules.ProgramPath;
import dev.seventy.rules.Qualifying;
import dev.seventy.rules.RuleVersion;
import org.apache.commons.numbers.fraction.BigFraction;

/** A ruleset's shape with what was found on a day: the score is the sum of its explanation. */
public record Assessment(RuleVersion version, ProgramPath path, LocalDate asOf, List<MetricFinding> metrics) {

    public Assessment {
        metrics = List.copyOf(metrics);
    }

    public BigFraction total() {
        var sum = BigFraction.ZERO;
        for (var metric : metrics) {
            sum = sum.add(metric.points());
        }
        return sum;
    }

    /** The points that attain the designation. */
    public BigFraction threshold() {
        return qualifying().totalAtLeast().value();
    }

    private Qualifying qualifying() {
        return version.qualifying().orElseThrow();
    }

    /** Metrics that do not have the points every metric needs. */
    public List<MetricFinding> tooLow() {
        List<MetricFinding> tooLow = new ArrayList<>();
        for (var metric : metrics) {
            if (!qualifying().enough(metric.points())) {
                tooLow.add(metric);
            }
        }
        return tooLow;
    }

    /** Metrics with exactly no points. */
    public List<MetricFinding> zeroMetrics() {
        return metrics.stream().filter(metric -> metric.points().signum() == 0).toList();
    }

    /** Metrics of which something that would be needed is not known. */
    public List<MetricFinding> unknown() {
        return metrics.stream().filter(metric -> !metric.known()).toList();
    }

    public boolean qualifies() {
        return total().compareTo(threshold()) >= 0 && tooLow().isEmpty();
    }

    /** How many points are short; zero when there are enough. */
    public BigFraction shortfall() {
        var missing = threshold().subtract(total());
        return missing.signum() > 0 ? missing : BigFraction.ZERO;
    }

    public List<MetricFinding.PartFinding> missingPrerequisites() {
        List<MetricFinding.PartFinding> missing = new ArrayList<>();
        for (var metric : metrics) {
            missing.addAll(metric.missingPrerequisites());
        }
        return missing;
    }

    public Optional<MetricFinding> metric(String id) {
        return metrics.stream().filter(metric -> metric.metric().kind().id().equals(id)).findFirst();
    }
}
