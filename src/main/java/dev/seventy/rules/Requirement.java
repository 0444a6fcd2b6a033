package dev.seventy.rules;

import dev.seventy.catalog.Cited;
import org.apache.commons.numbers.fraction.BigFraction;

/** Some quantity, at least some number. */
public record Requirement(Quantity quantity, Cited<BigFraction> atLeast) {
}
