package dev.seventy.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.seventy.catalog.MeasureName;
import dev.seventy.catalog.Vendor;
import dev.seventy.evidence.Entry;

/** What somebody attests of the firm as a Databricks partner, out of our own template: who, when, and yes or no. */
final class AttestationRows implements RowReader {

    private static final Map<String, String> NAMES = MeasureName.attestations().stream()
            .collect(Collectors.toMap(Column::key, name -> name));

    private final LocalDate today;

    AttestationRows(LocalDate today) {
        this.today = today;
    }

    @Override
    public void read(Cells cells, Ledger ledger) {
        var attestation = attestation(cells);
        var holds = Answered.read(cells, Column.HOLDS);
        var by = MeasureRows.attestedBy(cells, cells.needed(Column.ATTESTED_BY));
        var on = cells.day(Column.ATTESTED_ON);
        if (on.isAfter(today)) {
            cells.wrong(Column.ATTESTED_ON, "this day has not come yet", "write the day on which it was attested");
        }
        if (cells.sound()) {
            ledger.speaksOf(on);
            ledger.entry(new Entry.Reported(on, Vendor.DATABRICKS.word(), Optional.empty(), attestation,
                    Optional.empty(), Optional.empty(), holds ? BigDecimal.ONE : BigDecimal.ZERO, "", by, cells.row()));
        }
    }

    private static String attestation(Cells cells) {
        var written = cells.needed(Column.ATTESTATION);
        var known = Optional.ofNullable(NAMES.get(Column.key(written)));
        if (known.isEmpty() && !written.isEmpty()) {
            Choice.unknown(cells, Column.ATTESTATION, "this is nothing that is attested", Choice.snakeCase(written),
                    MeasureName.attestations());
        }
        return known.orElse(written);
    }
}
