package dev.seventy.planning;

import java.util.Set;
import java.util.TreeSet;

import dev.seventy.scoring.MetricFinding;

/** Which parts of a metric that ask for something have it. */
final class Gates {

    private Gates() {
    }

    /** The met ones, each as the metric's id and the part's name. */
    static Set<String> of(MetricFinding metric) {
        Set<String> met = new TreeSet<>();
        for (var part : metric.parts()) {
            if (part.part().atLeast().isPresent() && part.met()) {
                met.add(metric.metric().kind().id() + " " + part.part().name());
            }
        }
        return met;
    }
}
