package dev.seventy.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.seventy.evidence.AzureUsage;
import dev.seventy.evidence.CustomerId;
import dev.seventy.evidence.Origin;
import org.jspecify.annotations.Nullable;

/** Adds usage rows up while they stream past: one total for each customer, month, service and association. */
final class UsageTotals {

    private final Map<Integer, String> texts;
    private final Map<CustomerId, String> segments;
    private final @Nullable Integer location;
    private final boolean anyLocation;
    private final Map<Group, Total> totals = new HashMap<>();

    private record Group(int customer, int month, int service, int association) {
    }

    /** The sum so far, and the first row of it. */
    private static final class Total {
        private BigDecimal sum = BigDecimal.ZERO;
        private long importId = Long.MAX_VALUE;
        private int file;
        private int line;
        private int segment;
        private @Nullable Origin origin;

        boolean isBefore(long otherImport, int otherFile, int otherLine) {
            return importId != otherImport ? importId < otherImport
                    : file != otherFile ? file < otherFile : line <= otherLine;
        }
    }

    /**
     * @param segments the size class of customers, for rows that do not tell it
     * @param location the partner location whose rows count, duplicates too; empty for the global account
     */
    UsageTotals(Map<Integer, String> texts, Map<CustomerId, String> segments, Optional<String> location) {
        this.texts = texts;
        this.segments = segments;
        anyLocation = location.isEmpty();
        this.location = location.flatMap(wanted -> texts.entrySet().stream()
                .filter(entry -> entry.getValue().equals(wanted)).map(Map.Entry::getKey).findFirst()).orElse(null);
    }

    void add(ResultSet row, FactQuery query) throws SQLException {
        if (anyLocation ? row.getInt("duplicate") == 1
                : location == null || row.getInt("location") != location.intValue()) {
            return;
        }
        var total = totals.computeIfAbsent(new Group(row.getInt("customer"), row.getInt("month"), row.getInt("service"),
                row.getInt("association")), _ -> new Total());
        total.sum = total.sum.add(new BigDecimal(row.getString("acr_usd")));
        var importId = row.getLong("import");
        var file = row.getInt("file");
        var line = row.getInt("line");
        if (total.origin == null || !total.isBefore(importId, file, line)) {
            total.importId = importId;
            total.file = file;
            total.line = line;
            total.origin = query.origin(row);
        }
        var segment = row.getInt("segment");
        if (segment != 0) {
            total.segment = segment;
        }
    }

    /** The totals in the order of their first rows. */
    List<AzureUsage> list() {
        List<Map.Entry<Group, Total>> ordered = new ArrayList<>(totals.entrySet());
        ordered.sort(Comparator.comparing(Map.Entry::getValue, Comparator.<Total>comparingLong(total -> total.importId)
                .thenComparingInt(total -> total.file).thenComparingInt(total -> total.line)));
        Map<Integer, CustomerId> customers = new HashMap<>();
        Map<Integer, Set<String>> associations = new HashMap<>();
        List<AzureUsage> usage = new ArrayList<>(ordered.size());
        for (var entry : ordered) {
            var group = entry.getKey();
            var total = entry.getValue();
            if (total.origin != null) {
                var customer = customers.computeIfAbsent(group.customer(), number -> new CustomerId(text(number)));
                usage.add(new AzureUsage(customer, FactQuery.month(group.month()), text(group.service()),
                        associations.computeIfAbsent(group.association(), number -> association(text(number))),
                        Optional.ofNullable(texts.getOrDefault(total.segment, segments.get(customer))),
                        Optional.empty(), total.sum, total.origin, total.line));
            }
        }
        return usage;
    }

    private static Set<String> association(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text);
    }

    private String text(int number) {
        return texts.getOrDefault(number, "");
    }
}
