package dev.seventy.intake;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.seventy.evidence.CustomerId;
import dev.seventy.evidence.Entry;

/** Azure consumption out of the usage export, in either family of columns. */
final class UsageRows implements RowReader {

    /**
     * What tells two rows apart. Columns that only describe (names, states, segments) and figures are not among them,
     * because they may change from one export to the next and the row is still the same.
     */
    private static final List<Column> DIMENSIONS = List.of(Column.SUBSCRIPTION, Column.SERVICE_1, Column.SERVICE_2,
            Column.SERVICE_3, Column.SERVICE_4, Column.SERVICE_GROUP_2, Column.SERVICE_GROUP_3, Column.SERVICE_NAME,
            Column.METER, Column.INFLUENCER, Column.COMPUTE_OS, Column.COMPUTE_SOFTWARE, Column.UNITS,
            Column.ATTRIBUTION, Column.SALES_CHANNEL, Column.ENROLLMENT, Column.RESELLER, Column.ADMIN_TYPE,
            Column.ASSOCIATION_TYPE);
    /** The same where the revenue is that of a whole subscription, repeated for each of its services. */
    private static final List<Column> DIMENSIONS_OF_A_SUBSCRIPTION = List.of(Column.SUBSCRIPTION, Column.ATTRIBUTION,
            Column.SALES_CHANNEL, Column.ENROLLMENT, Column.RESELLER, Column.ADMIN_TYPE, Column.ASSOCIATION_TYPE);
    /** Stands between the parts of a key; no export has it inside a cell. */
    private static final char BETWEEN = '\u001f';
    private static final int REMEMBERED = 1_000;

    private final boolean wholeSubscriptions;
    private final Column revenue;
    private final Column service;
    private final Column location;
    private final int[] dimensions;
    private final StringBuilder key = new StringBuilder(512);
    private final Repeats repeats = new Repeats();
    private final Map<String, String> associations = new HashMap<>();
    private final Map<YearMonth, String> months = new HashMap<>();

    UsageRows(Columns columns) {
        wholeSubscriptions = !columns.has(Column.REVENUE);
        revenue = wholeSubscriptions ? Column.SUBSCRIPTION_REVENUE : Column.REVENUE;
        service = firstOf(columns, Column.SERVICE_2, Column.SERVICE_NAME, Column.METER);
        location = firstOf(columns, Column.LOCATION_ID, Column.PARTNER_LOCATION);
        dimensions = columns.places(wholeSubscriptions ? DIMENSIONS_OF_A_SUBSCRIPTION : DIMENSIONS);
    }

    private static Column firstOf(Columns columns, Column first, Column... others) {
        if (!columns.has(first)) {
            for (var other : others) {
                if (columns.has(other)) {
                    return other;
                }
            }
        }
        return first;
    }

    @Override
    public void read(Cells cells, Ledger ledger) {
        var tenant = cells.needed(Column.TENANT).toLowerCase(Locale.ROOT);
        var month = cells.month(Column.MONTH);
        var consumed = cells.number(revenue);
        boolean duplicate = cells.flag(Column.DUPLICATE);
        if (!cells.sound()) {
            return;
        }
        var place = cells.text(location);
        ledger.speaksOf(month);
        ledger.location(place);
        var full = key(cells, tenant, month, place);
        int occurrence = repeats.add(full);
        if (occurrence > 1 && wholeSubscriptions) {
            ledger.leaveAside("a repetition of a subscription's month");
            return;
        }
        ledger.entry(new Entry.Consumed(occurrence == 1 ? full : full + BETWEEN + occurrence, new CustomerId(tenant),
                cells.some(Column.CUSTOMER_NAME), month, wholeSubscriptions ? "" : cells.text(service),
                association(cells), place, cells.some(Column.SEGMENT), duplicate, consumed, cells.row()));
    }

    private String key(Cells cells, String tenant, YearMonth month, String place) {
        key.setLength(0);
        key.append(tenant).append(BETWEEN).append(months.computeIfAbsent(month, YearMonth::toString)).append(BETWEEN)
                .append(place);
        for (int dimension : dimensions) {
            key.append(BETWEEN);
            cells.append(key, dimension);
        }
        return key.toString();
    }

    private String association(Cells cells) {
        var written = cells.text(cells.has(Column.ATTRIBUTION) ? Column.ATTRIBUTION : Column.ASSOCIATION_TYPE);
        return associations.size() < REMEMBERED ? associations.computeIfAbsent(written, Association::normalised)
                : Optional.ofNullable(associations.get(written)).orElseGet(() -> Association.normalised(written));
    }
}
