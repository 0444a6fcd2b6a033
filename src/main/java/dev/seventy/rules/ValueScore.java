package dev.seventy.rules;

import java.math.BigDecimal;
import java.util.Map;

import dev.seventy.catalog.Cited;
import dev.seventy.catalog.Source;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * How the Partner Value Score is estimated, and from which reported score the analytics dashboard is licensed. The
 * weights are nobody's but ours: Databricks does not publish its own.
 *
 * @param isOwn whether the firm set all of it in a file of its own, so that nothing of it is as we found it reported
 * @param consumption how much influenced consumption counts
 * @param growth how much its growth counts
 * @param enablement how much the certifications count, each level by its own weight
 * @param integration what a validated integration adds on the technology track
 * @param withoutIntegration by what all is multiplied there without one, from 0 to 1
 * @param proof what references and awards add together at most, as a share of the rest
 * @param signals what is counted of each
 * @param certifications the reported total of certifications, which tells no levels
 */
public record ValueScore(String file, boolean isOwn, Map<String, Source> sources, Cited<BigFraction> dashboardFrom,
        Part consumption, Part growth, Part enablement, Levels levels, Part pipeline, Part governance,
        Cited<BigFraction> integration, Cited<BigFraction> withoutIntegration, Proof proof,
        Map<Signal, Quantity> signals, Quantity certifications) {

    public ValueScore {
        sources = Map.copyOf(sources);
        signals = Map.copyOf(signals);
    }

    /** A signal counts by the natural logarithm of one more than how often it holds the unit, times the weight. */
    public record Part(Cited<BigFraction> weight, Cited<BigFraction> unit) {
    }

    /** What a credential of a level counts. */
    public record Levels(Cited<BigFraction> professional, Cited<BigFraction> associate, Cited<BigFraction> foundation) {
    }

    /** What each adds, and what all add at most. */
    public record Proof(Cited<BigFraction> publicReference, Cited<BigFraction> privateReference,
            Cited<BigFraction> award, Cited<BigFraction> most) {
    }

    /** An exact fraction as a decimal of 20 digits. */
    public static BigDecimal decimal(Cited<BigFraction> cited) {
        return cited.value().bigDecimalValue(20, java.math.RoundingMode.HALF_EVEN);
    }
}
