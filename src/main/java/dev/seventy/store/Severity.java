package dev.seventy.store;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How bad something is that a digest tells.
 *
 * @param points that it costs, or that are short
 * @param missing how many requirements are not met for its sake
 * @param due the first day on which it costs something; empty where it has none
 */
public record Severity(BigDecimal points, int missing, Optional<LocalDate> due) {

    public static final Severity NONE = new Severity(BigDecimal.ZERO, 0, Optional.empty());

    /** Both together: the points and requirements of both, and the earlier day. */
    public Severity and(Severity other) {
        return new Severity(points.add(other.points), missing + other.missing,
                due.filter(day -> other.due.filter(day::isAfter).isEmpty()).or(other::due));
    }

    /**
     * Whether it costs more than it did, whether more is missing for it, or whether its day has come, is earlier than it
     * was, or was none before.
     */
    public boolean isWorseThan(Severity before, LocalDate today) {
        return points.compareTo(before.points) > 0 || missing > before.missing
                || before.due.filter(day -> !day.isAfter(today)).isPresent()
                || due.filter(day -> before.due.filter(known -> !day.isBefore(known)).isEmpty()).isPresent();
    }
}
