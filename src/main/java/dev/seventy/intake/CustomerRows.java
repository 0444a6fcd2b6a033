package dev.seventy.intake;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import dev.seventy.evidence.CustomerId;
import dev.seventy.evidence.Entry;

/** Names and size classes of customers out of the customers report. Its revenue is of other products too, and not taken. */
final class CustomerRows implements RowReader {

    private final Set<Entry.Named> told = new HashSet<>();

    @Override
    public void read(Cells cells, Ledger ledger) {
        var tenant = cells.needed(Column.TENANT).toLowerCase(Locale.ROOT);
        var name = cells.needed(Column.CUSTOMER_NAME);
        var month = cells.someMonth(Column.MONTH);
        if (!cells.sound()) {
            return;
        }
        month.ifPresent(ledger::speaksOf);
        ledger.location(cells.text(Column.LOCATION_ID));
        var named = new Entry.Named(new CustomerId(tenant), name, cells.some(Column.SEGMENT), cells.row());
        if (told.add(new Entry.Named(named.customer(), named.name(), named.segment(), 0))) {
            ledger.entry(named);
        } else {
            ledger.leaveAside("a repetition of a customer");
        }
    }
}
