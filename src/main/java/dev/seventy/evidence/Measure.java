package dev.seventy.evidence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A figure that somebody reports as read off the vendor's pages.
 *
 * @param asOf the day on which it was read
 * @param area the designation it belongs to
 * @param path the path it belongs to, of a tier its track; empty when it serves every one
 * @param name which figure, in snake case, such as {@code net_customer_adds}
 * @param association the association it was counted under; empty when it does not depend on one
 * @param month the month it speaks of; empty when it is as of the day
 * @param attestedBy whoever stands for it, where a file says so
 */
public record Measure(LocalDate asOf, String area, Optional<String> path, String name, Optional<String> association,
        Optional<YearMonth> month, BigDecimal value, String unit, Optional<PersonId> attestedBy, Origin origin,
        int row) implements Fact {

    public Measure(LocalDate asOf, String area, Optional<String> path, String name, Optional<String> association,
            Optional<YearMonth> month, BigDecimal value, String unit, Origin origin, int row) {
        this(asOf, area, path, name, association, month, value, unit, Optional.empty(), origin, row);
    }
}
