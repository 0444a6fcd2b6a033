package dev.seventy.evidence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Points as Partner Center showed them.
 *
 * @param metric empty when it is the total
 */
public record OfficialScore(LocalDate asOf, String area, Optional<String> path, Optional<String> metric,
        BigDecimal points, BigDecimal maximum, Origin origin, int row) implements Fact {
}
