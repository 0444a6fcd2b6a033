package dev.seventy.rules;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.seventy.catalog.Cited;
import org.apache.commons.numbers.fraction.BigFraction;

/** Parts whose points are added and capped at the maximum. */
public record Metric(MetricKind kind, Cited<BigFraction> maximum, List<Part> parts) {

    public Metric {
        parts = List.copyOf(parts);
    }

    /**
     * One part of a metric. It is met when its quantity reaches {@code atLeast}; it earns while it and every part it
     * waits for are met.
     *
     * @param step the number the vendor gives it as a prerequisite; empty when it is none
     * @param options ways to count it, of which the best earns; usually one
     * @param atLeast what its quantity has to reach; empty when any progress will do
     * @param after names of the parts of this metric that have to be met first
     */
    public record Part(String name, OptionalInt step, List<Option> options, Optional<Cited<BigFraction>> atLeast,
            List<String> after) {
        public Part {
            options = List.copyOf(options);
            after = List.copyOf(after);
        }

        public boolean earns() {
            return options.stream().anyMatch(option -> option.pointsEach().isPresent());
        }
    }

    /**
     * One way to count a part.
     *
     * @param pointsEach the points for each unit; empty when the part only opens others
     * @param upTo the most points this part can earn; empty when only the metric's maximum limits it
     */
    public record Option(Quantity quantity, Optional<Cited<BigFraction>> pointsEach,
            Optional<Cited<BigFraction>> upTo) {
    }
}
