package dev.seventy.intake;

import java.math.BigDecimal;
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

    private static final Set<String> YES_OR_NO = Set.of("yes", "no", "true", "false");

    private final Set<String> areas;
    private final Set<String> tiers;

    /** @param tiers the ids of tiers, one of which a partner portal shows */
    MeasureRows(Set<String> areas, Set<String> tiers) {
        this.areas = areas;
        this.tiers = tiers;
    }

    @Override
    public void read(Cells cells, Ledger ledger) {
        var asOf = cells.day(Column.AS_OF);
        var area = Choice.area(cells, areas);
        var path = Choice.path(cells);
        var measure = measure(cells);
        var association = association(cells);
        var month = cells.someMonth(Column.MONTH);
        var tier = measure.equals(MeasureName.REPORTED_TIER) ? tier(cells) : "";
        var value = tier.isEmpty() ? value(cells, measure) : BigDecimal.ONE;
        var unit = tier.isEmpty() ? unit(cells, measure) : tier;
        var attestedBy = attestedBy(cells, cells.text(Column.ATTESTED_BY));
        if (cells.sound()) {
            ledger.speaksOf(asOf);
            month.ifPresent(ledger::speaksOf);
            ledger.entry(new Entry.Reported(asOf, area, path, measure, association, month, value, unit, attestedBy,
                    cells.row()));
        }
    }

    /** Whoever attests it; a name of many characters is refused. */
    static Optional<String> attestedBy(Cells cells, String who) {
        if (who.length() > AchievementRows.LONGEST_NAME) {
            cells.wrong(Column.ATTESTED_BY, "a name has at most " + AchievementRows.LONGEST_NAME + " characters",
                    "shorten it");
        }
        return who.isEmpty() ? Optional.empty() : Optional.of(who);
    }

    /** A number; of what is attested also yes or no. */
    private static BigDecimal value(Cells cells, String measure) {
        return MeasureName.attestations().contains(measure)
                && YES_OR_NO.contains(cells.text(Column.VALUE).toLowerCase(Locale.ROOT))
                        ? Answered.read(cells, Column.VALUE) ? BigDecimal.ONE : BigDecimal.ZERO
                        : cells.number(Column.VALUE);
    }

    /** The tier that the partner portal shows stands where other measures have a number. */
    private String tier(Cells cells) {
        var written = Choice.snakeCase(cells.needed(Column.VALUE)).replace(' ', '_');
        if (!written.isEmpty() && !tiers.contains(written)) {
            Choice.unknown(cells, Column.VALUE, "this is no tier", written, tiers);
        }
        return written;
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
