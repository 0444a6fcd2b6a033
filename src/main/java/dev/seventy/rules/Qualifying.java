package dev.seventy.rules;

import dev.seventy.catalog.Cited;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * What attains a designation: points in all, and points in every metric.
 *
 * @param totalAtLeast points in all, inclusive
 * @param everyMetric what each metric has to reach
 * @param strictly whether each metric has to be above that number, not just at it
 */
public record Qualifying(Cited<BigFraction> totalAtLeast, Cited<BigFraction> everyMetric, boolean strictly) {

    public boolean enough(BigFraction metricPoints) {
        var compared = metricPoints.compareTo(everyMetric.value());
        return strictly ? compared > 0 : compared >= 0;
    }
}
