package dev.seventy.scoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.seventy.catalog.Place;
import dev.seventy.evidence.CustomerId;
import dev.seventy.rules.Eligibility;
import dev.seventy.rules.Quantity;
import dev.seventy.rules.UsageScope;
import dev.seventy.rules.Window;
import dev.seventy.scoring.Detail.LeftOut;
import dev.seventy.scoring.Observation.Remark;
import dev.seventy.scoring.RecentUsage.Strand;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Consumption by customer, as far as a scope counts it. */
final class UsageLedger {

    private final RecentUsage usage;
    private final UsageScope scope;
    private final Map<CustomerId, Row> customers = new LinkedHashMap<>();
    private final Map<CustomerId, Reason> excluded = new TreeMap<>();
    private boolean chosen;

    /** What counts of one customer's consumption. */
    private record Row(List<Strand> strands) {

        BigDecimal in(int monthsAgo) {
            return in(monthsAgo, 1);
        }

        /** What was consumed in some months, counted back from the given one. */
        BigDecimal in(int from, int months) {
            BigDecimal sum = null;
            for (var strand : strands) {
                var amount = strand.in(from, months);
                sum = sum == null ? amount : amount == null ? sum : sum.add(amount);
            }
            return sum == null ? BigDecimal.ZERO : sum;
        }

        /** The newest segment that is named, the first of them on a tie. */
        Optional<String> segment() {
            var newest = strands.getFirst();
            for (var strand : strands) {
                newest = strand.segmentMonthsAgo() < newest.segmentMonthsAgo() ? strand : newest;
            }
            return newest.segment();
        }

        /** The amount that decides whether the customer reaches a threshold in the months from the given one back. */
        BigDecimal decisive(Eligibility eligibility, int from) {
            if (eligibility.reached() == Eligibility.Reached.IN_TOTAL) {
                return in(from, eligibility.months());
            }
            var any = eligibility.reached() == Eligibility.Reached.IN_ANY_MONTH;
            var decisive = in(from);
            for (int monthsAgo = from + 1; monthsAgo < from + eligibility.months(); monthsAgo++) {
                decisive = any ? decisive.max(in(monthsAgo)) : decisive.min(in(monthsAgo));
            }
            return decisive;
        }
    }

    UsageLedger(RecentUsage usage, UsageScope scope) {
        this.usage = usage;
        this.scope = scope;
    }

    /** The customers of whom something counts, chosen when first asked for: services are counted without them. */
    private Map<CustomerId, Row> customers() {
        if (!chosen) {
            usage.customers().forEach(this::choose);
            chosen = true;
        }
        return customers;
    }

    private void choose(RecentUsage.Customer customer) {
        List<Strand> counting = new ArrayList<>();
        for (var strand : customer.strands()) {
            var reason = reasonAgainst(strand);
            if (reason == null) {
                counting.add(strand);
            } else if (reason != Reason.EXCLUDED_SERVICE) {
                excluded.put(customer.id(), reason);
            }
        }
        if (!counting.isEmpty()) {
            customers.put(customer.id(), new Row(counting));
            excluded.remove(customer.id());
        }
    }

    private @Nullable Reason reasonAgainst(Strand strand) {
        if (!scope.associations().isEmpty() && Collections.disjoint(scope.associations(), strand.associations())) {
            return Reason.WRONG_ASSOCIATION;
        }
        if (strand.offerType().isPresent() && scope.offersExcluded().contains(strand.offerType().get())) {
            return Reason.WRONG_OFFER;
        }
        return scope.counts(strand.service()) ? null : Reason.EXCLUDED_SERVICE;
    }

    /** Nothing can be said without rows, of rows that have grown old, nor of months that they do not wholly reach. */
    private Optional<Remark> reasonForSilence(Window window) {
        var silence = reasonForSilence();
        return silence.isEmpty() && !usage.reachesBackTo(window.first(usage.newest()))
                ? Optional.of(Remark.NO_BASELINE_MONTHS)
                : silence;
    }

    private Optional<Remark> reasonForSilence() {
        if (usage.isEmpty()) {
            return Optional.of(Remark.NO_USAGE);
        }
        return usage.isStale() ? Optional.of(Remark.STALE_USAGE) : Optional.empty();
    }

    private Observation found(Quantity quantity, BigFraction value, Window window, List<Detail> counted,
            List<LeftOut> leftOut) {
        List<LeftOut> all = new ArrayList<>(leftOut);
        excluded.forEach((customer, reason) -> all
                .add(new LeftOut(new Detail.Amount(customer.tenant(), BigDecimal.ZERO), reason)));
        return Observation.of(quantity, value, lastDay(window), counted, all);
    }

    private Optional<LocalDate> lastDay(Window window) {
        return Optional.of(window.last(usage.newest()).atEndOfMonth());
    }

    Observation netCustomers(Quantity.NetCustomers wanted) {
        var eligibility = wanted.eligibility();
        var window = new Window(eligibility.months(), 0);
        var silence = reasonForSilence(window.yearBefore());
        if (silence.isPresent()) {
            return Observation.missing(wanted, silence.get());
        }
        int net = 0;
        List<Detail> counted = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (var entry : customers().entrySet()) {
            var row = entry.getValue();
            var now = row.decisive(eligibility, 0);
            var then = row.decisive(eligibility, RecentUsage.monthsAgo(window.yearBefore()));
            var isEligible = eligibility.holds(now);
            var wasEligible = eligibility.holds(then);
            var change = switch (wanted.counting()) {
                case DIFFERENCE -> (isEligible ? 1 : 0) - (wasEligible ? 1 : 0);
                case FROM_NOTHING -> changeFromNothing(row, eligibility, isEligible);
            };
            net += change;
            var customer = new Detail.Customer(entry.getKey(), now, then, change);
            if (change != 0) {
                counted.add(customer);
            } else {
                leftOut.add(new LeftOut(customer,
                        isEligible && wasEligible ? Reason.SAME_AS_LAST_YEAR : Reason.BELOW_THRESHOLD));
            }
        }
        return found(wanted, BigFraction.of(net), window, counted, leftOut);
    }

    private static int changeFromNothing(Row row, Eligibility eligibility, boolean isEligible) {
        boolean nothingThen = true;
        boolean everyMonthThen = true;
        for (int monthsAgo = 12; monthsAgo < 12 + eligibility.months(); monthsAgo++) {
            nothingThen &= row.in(monthsAgo).signum() == 0;
            everyMonthThen &= eligibility.holds(row.in(monthsAgo));
        }
        if (isEligible) {
            return nothingThen ? 1 : 0;
        }
        return everyMonthThen ? -1 : 0;
    }

    Observation consumption(Quantity.Consumption wanted) {
        var silence = reasonForSilence(wanted.window());
        if (silence.isPresent()) {
            return Observation.missing(wanted, silence.get());
        }
        var sum = BigDecimal.ZERO;
        List<Detail> counted = new ArrayList<>();
        for (var entry : customers().entrySet()) {
            var amount = entry.getValue().in(RecentUsage.monthsAgo(wanted.window()), wanted.window().months());
            if (amount.signum() != 0) {
                sum = sum.add(amount);
                counted.add(new Detail.Amount(entry.getKey().tenant(), amount));
            }
        }
        return found(wanted, Place.exact(sum), wanted.window(), counted, List.of());
    }

    Observation distinctServices(Quantity.DistinctServices wanted) {
        var silence = reasonForSilence();
        if (silence.isPresent()) {
            return Observation.missing(wanted, silence.get());
        }
        Map<String, BigDecimal> byService = new HashMap<>();
        for (var customer : usage.customers()) {
            for (var strand : customer.strands()) {
                var service = strand.service();
                if (!service.isEmpty() && considered(strand)) {
                    var amount = strand.in(RecentUsage.monthsAgo(wanted.window()), wanted.window().months());
                    if (amount != null) {
                        byService.merge(service, amount, BigDecimal::add);
                    }
                }
            }
        }
        List<Detail> counted = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        byService.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(service -> {
            var detail = new Detail.Amount(service.getKey(), service.getValue());
            if (!scope.counts(service.getKey())) {
                leftOut.add(new LeftOut(detail, Reason.EXCLUDED_SERVICE));
            } else if (service.getValue().signum() <= 0) {
                leftOut.add(new LeftOut(detail, Reason.NO_CONSUMPTION));
            } else {
                counted.add(detail);
            }
        });
        return Observation.of(wanted, BigFraction.of(counted.size()), lastDay(wanted.window()), counted, leftOut);
    }

    /** Whether it counts but for its service, which is then named among those left out. */
    private boolean considered(Strand strand) {
        var reason = reasonAgainst(strand);
        return reason == null || reason == Reason.EXCLUDED_SERVICE;
    }

    Observation customerShare(Quantity.CustomerShare wanted) {
        var silence = reasonForSilence();
        if (silence.isPresent()) {
            return Observation.missing(wanted, silence.get());
        }
        int all = 0;
        int within = 0;
        List<Detail> counted = new ArrayList<>();
        for (var entry : customers().entrySet()) {
            var row = entry.getValue();
            var amount = row.in(0);
            if (amount.signum() > 0 && row.segment().isPresent()) {
                all++;
                if (wanted.segments().contains(row.segment().get())) {
                    within++;
                    counted.add(new Detail.Amount(entry.getKey().tenant(), amount));
                }
            }
        }
        if (all == 0) {
            return Observation.missing(wanted, Remark.NO_SEGMENTS);
        }
        return Observation.of(wanted, BigFraction.of(100L * within, all), lastDay(new Window(1, 0)), counted,
                List.of());
    }
}
