package dev.seventy.scoring;

import java.math.BigDecimal;

/**
 * The two functions of the estimate that have no exact value, and the core's only binary numbers. {@link StrictMath}
 * gives the same bits on every machine, and both never fall where their argument rises.
 */
final class Curve {

    private Curve() {
    }

    /** The natural logarithm of one more than the argument: zero at zero, slower and slower above. */
    static BigDecimal logarithm(BigDecimal argument) {
        return BigDecimal.valueOf(StrictMath.log1p(argument.doubleValue()));
    }

    /** How much of the whole is reached: zero at zero, and nearer to one with a larger argument. */
    static BigDecimal saturation(BigDecimal argument) {
        return BigDecimal.valueOf(-StrictMath.expm1(-argument.doubleValue()));
    }
}
