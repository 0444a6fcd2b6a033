package dev.seventy.intake;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.seventy.catalog.AssociationType;
import dev.seventy.catalog.MeasureName;
import dev.seventy.evidence.Entry;

/** Figures that a firm reports by hand, out of our own template. */
final class MeasureRows implements RowReader {

    private static final Map<String, String> MEASURES = MeasureName.all().stream()
            .filter(name -> !name.equals(MeasureName.UNITS)).collect(Collectors.toMap(Column::key, name -> name));
    private static final Set<String> DOLLARS = Set.of("usd", "us$", "$", "us dollars", "dollars");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(currency -> currency.getCurrencyCode().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());

    private final Set<String> areas;

    MeasureRows(Set<String> areas) {
        this.areas = areas;
    }

    @Override
    public void read(Cells cells, Ledger ledger) {
        var asOf = cells.day(Column.AS_OF);
        var area = Choice.area(cells, areas);
        var path = Choice.path(cells);
        var measure = measure(cells);
        var association = association(cells);
        var month = cells.someMonth(Column.MONTH);
        var value = cells.number(Column.VALUE);
        var unit = unit(cells, measure);
        if (cells.sound()) {
            ledger.speaksOf(asOf);
            month.ifPresent(ledger::speaksOf);
            ledger.entry(new Entry.Reported(asOf, area, path, measure, association, month, value, unit, cells.row()));
        }
    }

    private static String measure(Cells cells) {
        var written = cells.needed(Column.MEASURE);
        var known = measure(written);
        if (known.isEmpty() && !written.isEmpty()) {
            if (Column.key(written).startsWith(Column.key(MeasureName.UNITS))) {
                cells.wrong(Column.MEASURE, "units belong to a workload",
                        "write " + MeasureName.UNITS + " and the name of the workload");
            }
            Choice.unknown(cells, Column.MEASURE, "this is not a measure", Choice.snakeCase(written),
                    MeasureName.all());
        }
        return known.orElse(written);
    }

    /** The name in snake case, if there is such a measure; it may be written in camel case or with blanks too. */
    static Optional<String> measure(String written) {
        int colon = written.indexOf(':');
        if (colon < 0) {
            return Optional.ofNullable(MEASURES.get(Column.key(written)));
        }
        var workload = written.substring(colon + 1).strip();
        return Column.key(written.substring(0, colon)).equals(Column.key(MeasureName.UNITS)) && !workload.isEmpty()
                ? Optional.of(MeasureName.UNITS + workload)
                : Optional.empty();
    }

    private static Optional<String> association(Cells cells) {
        var association = Association.normalised(cells.text(Column.ASSOCIATION));
        if (association.isEmpty()) {
            return Optional.empty();
        }
        if (!Association.known(association)) {
            Choice.unknown(cells, Column.ASSOCIATION, "this is not an association",
                    association.toUpperCase(Locale.ROOT), AssociationType.words());
        }
        return Optional.of(association);
    }

    private static String unit(Cells cells, String measure) {
        var unit = cells.text(Column.UNIT).toLowerCase(Locale.ROOT);
        boolean dollars = DOLLARS.contains(unit);
        boolean otherMoney = !dollars && (CURRENCIES.contains(unit)
                || unit.chars().anyMatch(letter -> Character.getType(letter) == Character.CURRENCY_SYMBOL)
                || unit.equals("euro") || unit.equals("euros"));
        if (otherMoney || (MeasureName.isAmount(measure) && !unit.isEmpty() && !dollars)) {
            cells.wrong(Column.UNIT, "amounts are in US dollars", "convert the value to US dollars and write usd");
        }
        return dollars || MeasureName.isAmount(measure) ? "usd" : unit;
    }
}
