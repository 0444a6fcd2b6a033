package dev.seventy.scoring;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import dev.seventy.evidence.AzureUsage;
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
    static final int MONTHS = 48;

    private final List<AzureUsage> rows;
    private final int[] monthsAgo;
    private final YearMonth newest;
    private final @Nullable YearMonth oldest;
    private final Map<UsageScope, UsageLedger> ledgers = new HashMap<>();
    private final Map<Quantity, Observation> counted = new HashMap<>();

    /** What is done with a row and the number of months it lies before the newest. */
    interface Reader {
        void read(AzureUsage usage, int monthsAgo);
    }

    RecentUsage(List<AzureUsage> rows, YearMonth current) {
        this.rows = rows;
        monthsAgo = new int[rows.size()];
        var lastMonth = number(current) - 1;
        int latest = Integer.MIN_VALUE;
        int earliest = Integer.MAX_VALUE;
        for (int row = 0; row < monthsAgo.length; row++) {
            var month = number(rows.get(row).month());
            monthsAgo[row] = month;
            if (month <= lastMonth) {
                latest = Math.max(latest, month);
                earliest = Math.min(earliest, month);
            }
        }
        var any = latest != Integer.MIN_VALUE;
        newest = month(any ? latest : lastMonth);
        oldest = any ? month(earliest) : null;
        for (int row = 0; row < monthsAgo.length; row++) {
            monthsAgo[row] = number(newest) - monthsAgo[row];
        }
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

    boolean reachesBackTo(YearMonth month) {
        return oldest != null && !month.isBefore(oldest);
    }

    /** Reads the rows of a window, in their order. */
    void read(Window window, Reader reader) {
        read(12 * window.yearsBack(), window.months(), reader);
    }

    /** Reads every row that is kept, in their order. */
    void readAll(Reader reader) {
        read(0, MONTHS, reader);
    }

    private void read(int from, int months, Reader reader) {
        for (int row = 0; row < monthsAgo.length; row++) {
            if (monthsAgo[row] >= from && monthsAgo[row] < from + months) {
                reader.read(rows.get(row), monthsAgo[row]);
            }
        }
    }

    /** What is found of a quantity within a scope, counted the first time it is asked for. */
    <Q extends Quantity> Observation observe(Q wanted, UsageScope scope,
            BiFunction<UsageLedger, Q, Observation> count) {
        return counted.computeIfAbsent(wanted,
                _ -> count.apply(ledgers.computeIfAbsent(scope, _ -> new UsageLedger(this, scope)), wanted));
    }
}
