package dev.seventy.intake;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.seventy.catalog.AssociationType;
import dev.seventy.catalog.MeasureForm;
import dev.seventy.catalog.MeasureName;
import dev.seventy.catalog.Vendor;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PersonClues;

/** Figures that a firm reports by hand, out of our own template. */
final class MeasureRows implements RowReader {

    private static final Map<String, String> MEASURES = MeasureName.all().stream()
            .filter(name -> !name.equals(MeasureName.UNITS)).collect(Collectors.toMap(Column::key, name -> name));
    private static final Set<String> DOLLARS = Set.of("usd", "us$", "$", "us dollars", "dollars");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(currency -> currency.getCurrencyCode().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());

    private static final String DATABRICKS = Vendor.DATABRICKS.word();

    private final Set<String> areas;
    private final TierNames tiers;

    MeasureRows(Set<String> areas, TierNames tiers) {
        this.areas = areas;
        this.tiers = tiers;
    }

    @Override
    public void read(Cells cells, Ledger ledger) {
        var asOf = cells.day(Column.AS_OF);
        var area = Choice.area(cells, areas);
        var measure = measure(cells, area);
        var association = association(cells);
        var month = cells.someMonth(Column.MONTH);
        var track = track(cells, measure);
        var tier = measure.equals(MeasureName.REPORTED_TIER) ? tier(cells, track) : "";
        var path = tier.isEmpty() ? path(cells, area) : track.or(() -> tiers.trackOf(tier));
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
    static Optional<PersonClues> attestedBy(Cells cells, String who) {
        if (who.length() > AchievementRows.LONGEST_NAME) {
            cells.wrong(Column.ATTESTED_BY, "a name has at most " + AchievementRows.LONGEST_NAME + " characters",
                    "shorten it");
        }
        return who.isEmpty() ? Optional.empty() : Optional.of(PersonClues.written(who));
    }

    /** A number that the measure can be; of what is attested yes or no. */
    private static BigDecimal value(Cells cells, String measure) {
        var form = MeasureName.form(measure);
        if (form == MeasureForm.YES_NO) {
            return Answered.read(cells, Column.VALUE) ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        var value = cells.number(Column.VALUE);
        form.fault(value).filter(_ -> cells.sound())
                .ifPresent(expected -> cells.wrong(Column.VALUE, measure + " takes " + expected, "correct the value"));
        return value;
    }

    /** The track that the tier is one of; empty where the row names none. */
    private Optional<String> track(Cells cells, String measure) {
        var written = cells.text(Column.TRACK).toLowerCase(Locale.ROOT);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        if (!measure.equals(MeasureName.REPORTED_TIER)) {
            cells.wrong(Column.TRACK, "only a reported tier belongs to a track", "leave the track empty");
        } else if (!tiers.byTrack().containsKey(written)) {
            Choice.unknown(cells, Column.TRACK, "this is no track", written, tiers.byTrack().keySet());
        }
        return Optional.of(written);
    }

    /** The tier that the partner portal shows stands where other measures have a number. */
    private String tier(Cells cells, Optional<String> track) {
        var written = Choice.snakeCase(cells.needed(Column.VALUE)).replace(' ', '_');
        var known = tiers.tiers(track);
        if (!written.isEmpty() && !known.contains(written)) {
            Choice.unknown(cells, Column.VALUE,
                    "this is no tier" + track.map(named -> " of the track " + named).orElse(""), written, known);
        } else if (!written.isEmpty() && track.isEmpty() && tiers.trackOf(written).isEmpty()) {
            cells.wrong(Column.TRACK, "several tracks have this tier", "name the track");
        }
        return written;
    }

    private static Optional<String> path(Cells cells, String area) {
        var path = Choice.path(cells);
        if (path.isPresent() && area.equals(DATABRICKS)) {
            cells.wrong(Column.PATH, "databricks has no paths", "leave the path empty");
        }
        return path;
    }

    private String measure(Cells cells, String area) {
        var measure = measure(cells);
        if (areas.contains(area) && cells.sound()
                && area.equals(DATABRICKS) != MeasureName.databricks().contains(measure)) {
            cells.wrong(Column.MEASURE, area + " has no measure " + measure,
                    area.equals(DATABRICKS) ? "write the designation it belongs to as the area"
                            : "write databricks as the area");
        }
        return measure;
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
        if (otherMoney || (MeasureName.form(measure).inDollars() && !unit.isEmpty() && !dollars)) {
            cells.wrong(Column.UNIT, "amounts are in US dollars", "convert the value to US dollars and write usd");
        }
        return dollars || MeasureName.form(measure).inDollars() ? "usd" : unit;
    }
}
