package dev.seventy.intake;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.seventy.evidence.Entry;

/** Points as Partner Center shows them, out of our own template. */
final class OfficialScoreRows implements RowReader {

    private final Set<String> areas;
    private final Map<String, String> metrics;

    /** @param metrics the ids of metrics, such as {@code netCustomerAdds} */
    OfficialScoreRows(Set<String> areas, Set<String> metrics) {
        this.areas = areas;
        this.metrics = metrics.stream().collect(Collectors.toMap(Column::key, id -> id));
    }

    @Override
    public void read(Cells cells, Ledger ledger) {
        var asOf = cells.day(Column.AS_OF);
        var area = Choice.area(cells, areas);
        var path = Choice.path(cells);
        var metric = metric(cells);
        var points = cells.number(Column.POINTS);
        var maximum = cells.number(Column.MAX_POINTS);
        if (points.signum() < 0) {
            cells.wrong(Column.POINTS, "points are not negative", "correct the number");
        }
        if (points.compareTo(maximum) > 0) {
            cells.wrong(Column.POINTS, "there are more points than the maximum in max_points",
                    "correct one of the two numbers");
        }
        if (cells.sound()) {
            ledger.speaksOf(asOf);
            ledger.entry(new Entry.Scored(asOf, area, path, metric, points, maximum, cells.row()));
        }
    }

    private Optional<String> metric(Cells cells) {
        var written = cells.text(Column.METRIC);
        if (written.isEmpty() || written.toLowerCase(Locale.ROOT).equals("total")) {
            return Optional.empty();
        }
        var metric = Optional.ofNullable(metrics.get(Column.key(written)));
        if (metric.isEmpty()) {
            var known = new TreeSet<>(Set.of("total"));
            metrics.values().stream().map(Choice::snakeCase).forEach(known::add);
            Choice.unknown(cells, Column.METRIC, "this is not a metric", Choice.snakeCase(written), known);
        }
        return metric;
    }
}
