package dev.seventy.scoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.seventy.rules.Metric;
import org.apache.commons.numbers.fraction.BigFraction;

/** A metric with what was found for each of its parts; its points are their sum, at most the maximum. */
public record MetricFinding(Metric metric, List<PartFinding> parts) {

    public MetricFinding {
        parts = List.copyOf(parts);
    }

    /**
     * A part with what was found.
     *
     * @param options what was found for each option, in the order of the part
     * @param open whether every part it waits for is met
     */
    public record PartFinding(Metric.Part part, List<Observation> options, boolean open) {

        public PartFinding {
            options = List.copyOf(options);
        }

        /** Whether the quantity reaches what the part asks for; always so where it asks for nothing. */
        public boolean met() {
            return part.atLeast().map(least -> best().orZero().compareTo(least.value()) >= 0).orElse(true);
        }

        /** The option that earns the most; the first of them on a tie. */
        public Observation best() {
            return options.get(bestIndex());
        }

        private int bestIndex() {
            int best = 0;
            for (int index = 1; index < options.size(); index++) {
                if (wouldEarn(index).compareTo(wouldEarn(best)) > 0) {
                    best = index;
                }
            }
            return best;
        }

        private BigFraction wouldEarn(int index) {
            var option = part.options().get(index);
            var value = options.get(index).orZero();
            if (option.pointsEach().isEmpty() || value.signum() <= 0) {
                return BigFraction.ZERO;
            }
            var earned = option.pointsEach().get().value().multiply(value);
            return option.upTo().map(most -> least(most.value(), earned)).orElse(earned);
        }

        /** What was found for each option if the best of them had another value. */
        private List<Observation> supposing(BigFraction value) {
            var supposed = new ArrayList<>(options);
            supposed.set(bestIndex(), best().withValue(value));
            return supposed;
        }

        public BigFraction points() {
            return open && met() ? wouldEarn(bestIndex()) : BigFraction.ZERO;
        }

        /** Whether the quantity is known; one known option is enough, a part of a sum is not. */
        public boolean known() {
            return options.stream().anyMatch(Observation::wholly);
        }

        /** Whether it asks for something of the past, which nothing done today can change. */
        public boolean isPast() {
            return part.options().stream().anyMatch(option -> option.quantity().isPast());
        }

        public boolean isMissingPrerequisite() {
            return part.step().isPresent() && known() && !met();
        }
    }

    public BigFraction points() {
        var sum = BigFraction.ZERO;
        for (var part : parts) {
            sum = sum.add(part.points());
        }
        return least(metric.maximum().value(), sum);
    }

    /** Whether something is known of every part that earns points or opens others. */
    public boolean known() {
        return parts.stream().allMatch(PartFinding::known);
    }

    /** The part in which the metric's own progress is counted: the earning part that is no prerequisite. */
    public Optional<PartFinding> main() {
        return parts.stream().filter(part -> part.part().earns() && part.part().step().isEmpty()).findFirst();
    }

    public List<PartFinding> missingPrerequisites() {
        List<PartFinding> missing = new ArrayList<>();
        for (var part : parts) {
            if (part.isMissingPrerequisite()) {
                missing.add(part);
            }
        }
        return missing;
    }

    /** The same metric if some parts had other values, given by the part's name: what would then be earned. */
    public MetricFinding supposing(Map<String, BigFraction> values) {
        List<PartFinding> supposed = new ArrayList<>();
        Set<String> met = new HashSet<>();
        for (var part : parts) {
            var value = values.get(part.part().name());
            var options = value == null ? part.options() : part.supposing(value);
            var finding = new PartFinding(part.part(), options, met.containsAll(part.part().after()));
            if (finding.met()) {
                met.add(part.part().name());
            }
            supposed.add(finding);
        }
        return new MetricFinding(metric, supposed);
    }

    static BigFraction least(BigFraction one, BigFraction other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
