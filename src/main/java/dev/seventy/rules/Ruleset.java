package dev.seventy.rules;

import java.util.List;
import java.util.Optional;

/** One path of one version of one designation: the metrics that make up its score. */
public record Ruleset(ProgramPath path, List<Metric> metrics) {

    public Ruleset {
        metrics = List.copyOf(metrics);
    }

    public Optional<Metric> metric(String id) {
        return metrics.stream().filter(metric -> metric.kind().id().equals(id)).findFirst();
    }
}
