package dev.seventy.rules;

import java.math.BigDecimal;
import java.util.Optional;

import dev.seventy.catalog.Cited;

/**
 * When a customer counts: its consumption over some months reaches a threshold.
 *
 * @param months how many months are looked at, ending with the last one
 * @param reached whether any one of them, all of them, or their total has to reach it
 * @param strictly whether the threshold itself is still too little
 * @param atMost the most it may be, inclusive; empty when there is no upper end
 */
public record Eligibility(int months, Reached reached, Cited<BigDecimal> threshold, boolean strictly,
        Optional<Cited<BigDecimal>> atMost) {

    /** How several months are held against one threshold. */
    public enum Reached {
        IN_ANY_MONTH,
        IN_EVERY_MONTH,
        IN_TOTAL
    }

    public boolean holds(BigDecimal amount) {
        var compared = amount.compareTo(threshold.value());
        return (strictly ? compared > 0 : compared >= 0)
                && atMost.map(most -> amount.compareTo(most.value()) <= 0).orElse(true);
    }
}
