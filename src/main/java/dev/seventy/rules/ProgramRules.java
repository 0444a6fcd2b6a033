package dev.seventy.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.seventy.catalog.Cited;
import dev.seventy.catalog.Source;

/**
 * What holds for all designations together in one version: the qualification window, enrolment, the refresh of data
 * and the badge for holding them all.
 *
 * @param monthsBefore how many months before the current one belong to the window
 * @param wholeMonths whether the window of a partner not enrolled starts on the first of its first month; otherwise on
 *     the same day of that month
 * @param daysToEnrol days to enrol once qualified
 * @param renewalDueDays days before the anniversary from which renewal is due; empty when undocumented
 * @param performanceRefreshDay the day of the month by which performance and customer success are refreshed
 * @param skillingRefreshDays days after which a certification has appeared
 * @param badge the designations that together give the badge
 */
public record ProgramRules(String id, String label, String file, Validity validity, Map<String, Source> sources,
        List<String> notes, Cited<Integer> monthsBefore, Cited<Boolean> wholeMonths,
        Optional<Cited<Integer>> daysToEnrol, Optional<Cited<Integer>> renewalDueDays,
        Cited<Integer> performanceRefreshDay, Cited<Integer> skillingRefreshDays, Optional<Cited<BigDecimal>> feeUsd,
        String badgeName, Set<String> badge) implements RuleFile {

    public ProgramRules {
        sources = Map.copyOf(sources);
        notes = List.copyOf(notes);
        badge = Set.copyOf(badge);
    }

    /** A span of days, both inclusive. */
    public record Days(LocalDate first, LocalDate last) {
        public boolean contains(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /** The days on one of which a partner that is not enrolled has to be qualified in order to enrol today. */
    public Days windowNotEnrolled(LocalDate today) {
        var first = today.minusMonths(monthsBefore.value());
        return new Days(wholeMonths.value() ? first.withDayOfMonth(1) : first, today);
    }

    /** The days on one of which an enrolled partner has to be qualified in order to renew. */
    public Days windowEnrolled(LocalDate anniversary) {
        var month = YearMonth.from(anniversary);
        return new Days(month.minusMonths(monthsBefore.value()).atDay(1), month.atEndOfMonth());
    }

    /** The status the vendor shows. */
    public Status status(boolean qualifiedInWindow, Optional<LocalDate> anniversary, LocalDate today) {
        if (anniversary.isPresent() && !today.isAfter(anniversary.get())) {
            var due = renewalDueDays.map(days -> !today.isBefore(anniversary.get().minusDays(days.value())))
                    .orElse(false);
            return due ? Status.RENEWAL_DUE : Status.ENROLLED;
        }
        return qualifiedInWindow ? Status.QUALIFIED : Status.IN_PROGRESS;
    }

    /** The vendor's words for where a partner stands. */
    public enum Status {
        IN_PROGRESS("In progress"),
        QUALIFIED("Qualified"),
        ENROLLED("Enrolled"),
        RENEWAL_DUE("Enrolled (Renewal due)");

        private final String words;

        Status(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Whether holding these designations gives the badge. */
    public boolean earnsBadge(Set<String> held) {
        return held.containsAll(badge);
    }
}
