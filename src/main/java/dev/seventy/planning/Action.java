package dev.seventy.planning;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import dev.seventy.catalog.Credential;
import dev.seventy.scoring.MetricFinding;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Something a partner can do about a metric.
 *
 * @param steps what it consists of; several when only together they earn anything
 * @param gain the points it adds to the metric
 * @param attains whether the designation is attained once it is done
 * @param priceUsd what the exams cost by the vendor's US list; empty when it takes no exam or has no price
 */
public record Action(MetricFinding metric, List<Step> steps, BigFraction gain, boolean attains,
        Optional<BigDecimal> priceUsd) {

    public Action {
        steps = List.copyOf(steps);
    }

    /**
     * One thing to do about one part.
     *
     * @param more how many units more: people, customers, services, percent
     * @param through for people, the credentials that can still be earned, cheapest first
     */
    public record Step(MetricFinding.PartFinding part, BigFraction more, List<Credential> through) {
        public Step {
            through = List.copyOf(through);
        }
    }
}
