package dev.seventy.catalog;

import java.math.BigDecimal;
import java.util.Optional;

/** What a measure is made of, and so which numbers it can be. */
public enum MeasureForm {
    /** Of Microsoft's pages: any number. */
    FIGURE(""),
    /** Of Microsoft's pages: US dollars, which may be below zero. */
    BALANCE(""),
    /** How many there are. */
    COUNT("a whole number, 0 or more"),
    /** Points. */
    SCORE("a number, 0 or more"),
    /** US dollars. */
    AMOUNT("an amount in US dollars, 0 or more"),
    /** A change in percent, below zero where it is a decline. */
    PERCENT(""),
    /** What is attested or denied: one for yes, zero for no. */
    YES_NO("yes or no"),
    /** The name of a tier. */
    TIER("the name of a tier");

    private final String words;

    MeasureForm(String words) {
        this.words = words;
    }

    /** What is expected where a number cannot be one of it; empty where it can. */
    public Optional<String> fault(BigDecimal value) {
        var fits = switch (this) {
            case FIGURE, BALANCE, PERCENT -> true;
            case COUNT -> value.signum() >= 0 && value.stripTrailingZeros().scale() <= 0;
            case SCORE, AMOUNT -> value.signum() >= 0;
            case YES_NO -> value.signum() == 0 || value.compareTo(BigDecimal.ONE) == 0;
            case TIER -> false;
        };
        return fits ? Optional.empty() : Optional.of(words);
    }

    public boolean inDollars() {
        return this == AMOUNT || this == BALANCE;
    }
}
