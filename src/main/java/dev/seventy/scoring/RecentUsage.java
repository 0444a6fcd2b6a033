package dev.seventy.scoring;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

import dev.seventy.evidence.AzureUsage;
import dev.seventy.evidence.CustomerId;
import dev.seventy.rules.Quantity;
import dev.seventy.rules.UsageScope;
import dev.seventy.rules.Window;
import org.jspecify.annotations.Nullable;

/**
 * Consumption seen from one current month. It ends with the newest month before that one which the rows reach: Partner
 * Center, too, shows the month before until a month is refreshed. What was once counted of it is kept.
 */
final class RecentUsage {

    /** Months that are kept: the newest and the 47 before it, enough for two windows of a year and more. */
    private static final int MONTHS = 48;

    /** Partner Center refreshes a month by the 20th of the next; rows that lag further behind are too old to score. */
    private static final int MOST_MONTHS_BEHIND = 2;
    /** Services that most customers have at most, so that their lists stay small. */
    private static final int FEW = 4;

    private final YearMonth newest;
    private final @Nullable YearMonth oldest;
    private final boolean stale;
    private final Map<CustomerId, Customer> customers = new LinkedHashMap<>();
    private final Map<UsageScope, UsageLedger> ledgers = new HashMap<>();
    private final Map<Quantity, Observation> counted = new HashMap<>();

    /** One customer with what it consumed of each service under each attribution. */
    record Customer(CustomerId id, List<Strand> strands) {

        private void add(AzureUsage usage, int monthsAgo) {
            strandOf(usage).add(usage, monthsAgo);
        }

        private Strand strandOf(AzureUsage usage) {
            for (var strand : strands) {
                if (strand.continuesWith(usage)) {
                    return strand;
                }
            }
            var strand = new Strand(usage);
            strands.add(strand);
            return strand;
        }
    }

    /** What one customer consumed of one service under one attribution, by month counted back from the newest. */
    static final class Strand {
        private final String service;
        private final Set<String> associations;
        private final Optional<String> offerType;
        private final @Nullable BigDecimal[] byMonthsAgo = new BigDecimal[MONTHS];
        private @Nullable String segment;
        private int segmentMonthsAgo = MONTHS;

        private Strand(AzureUsage first) {
            service = first.service();
            associations = first.associations();
            offerType = first.offerType();
        }

        private boolean continuesWith(AzureUsage usage) {
            return service.equals(usage.service()) && associations.equals(usage.associations())
                    && offerType.equals(usage.offerType());
        }

        private void add(AzureUsage usage, int monthsAgo) {
            var before = byMonthsAgo[monthsAgo];
            byMonthsAgo[monthsAgo] = before == null ? usage.acrUsd() : before.add(usage.acrUsd());
            if (monthsAgo < segmentMonthsAgo && usage.segment().isPresent()) {
                segment = usage.segment().get();
                segmentMonthsAgo = monthsAgo;
            }
        }

        String service() {
            return service;
        }

        Set<String> associations() {
            return associations;
        }

        Optional<String> offerType() {
            return offerType;
        }

        /** What was consumed in some months, counted back from the given one; null where none of them has a row. */
        @Nullable
        BigDecimal in(int from, int months) {
            BigDecimal sum = null;
            for (int monthsAgo = from; monthsAgo < Math.min(from + months, MONTHS); monthsAgo++) {
                var amount = byMonthsAgo[monthsAgo];
                sum = sum == null ? amount : amount == null ? sum : sum.add(amount);
            }
            return sum;
        }

        /** The newest segment that a row names. */
        Optional<String> segment() {
            return Optional.ofNullable(segment);
        }

        int segmentMonthsAgo() {
            return segmentMonthsAgo;
        }
    }

    RecentUsage(List<AzureUsage> rows, YearMonth current) {
        var lastMonth = number(current) - 1;
        var months = new int[rows.size()];
        int latest = Integer.MIN_VALUE;
        int earliest = Integer.MAX_VALUE;
        for (int row = 0; row < months.length; row++) {
            var month = number(rows.get(row).month());
            months[row] = month;
            if (month <= lastMonth) {
                latest = Math.max(latest, month);
                earliest = Math.min(earliest, month);
            }
        }
        var any = latest != Integer.MIN_VALUE;
        newest = month(any ? latest : lastMonth);
        stale = any && lastMonth - latest > MOST_MONTHS_BEHIND;
        oldest = any ? month(earliest) : null;
        for (int row = 0; row < months.length; row++) {
            if (months[row] <= latest && latest - months[row] < MONTHS) {
                var usage = rows.get(row);
                customers.computeIfAbsent(usage.customer(), id -> new Customer(id, new ArrayList<>(FEW))).add(usage,
                        latest - months[row]);
            }
        }
    }

    /** How many months the last one of a window lies before the newest. */
    static int monthsAgo(Window window) {
        return 12 * window.yearsBack();
    }

    private static int number(YearMonth month) {
        return month.getYear() * 12 + month.getMonthValue() - 1;
    }

    private static YearMonth month(int number) {
        return YearMonth.of(Math.floorDiv(number, 12), Math.floorMod(number, 12) + 1);
    }

    /** The newest month; the one before the current where there are no rows. */
    YearMonth newest() {
        return newest;
    }

    boolean isEmpty() {
        return oldest == null;
    }

    /** Whether the newest month lies too far back to stand for the last one. */
    boolean isStale() {
        return stale;
    }

    boolean reachesBackTo(YearMonth month) {
        return oldest != null && !month.isBefore(oldest);
    }

    /** The customers in the order of their first rows. */
    Collection<Customer> customers() {
        return customers.values();
    }

    /** What is found of a quantity within a scope, counted the first time it is asked for. */
    <Q extends Quantity> Observation observe(Q wanted, UsageScope scope,
            BiFunction<UsageLedger, Q, Observation> count) {
        return counted.computeIfAbsent(wanted,
                _ -> count.apply(ledgers.computeIfAbsent(scope, _ -> new UsageLedger(this, scope)), wanted));
    }
}
