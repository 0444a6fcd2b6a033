package dev.seventy.intake;

import java.util.List;
import java.util.Optional;

import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PersonClues;

/** People out of our own template. */
final class PeopleRows implements RowReader {

    @Override
    public void read(Cells cells, Ledger ledger) {
        var address = address(cells, Column.PERSON_EMAIL);
        var manager = address(cells, Column.MANAGER_EMAIL);
        var from = cells.someDay(Column.START);
        var until = cells.someDay(Column.END);
        var person = new PersonClues(cells.some(Column.PERSON_KEY), Optional.empty(), Optional.empty(),
                address.stream().toList(), cells.some(Column.FULL_NAME));
        if (!person.identifies()) {
            cells.wrong(Column.PERSON_KEY, "nothing tells who this is", "fill in person_key or work_email");
        }
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            cells.wrong(Column.END, "somebody cannot leave before the first day", "correct one of the two days");
        }
        if (cells.sound()) {
            ledger.entry(
                    new Entry.Employed(person, manager, cells.some(Column.PERSON_LOCATION), cells.some(Column.ROLE),
                            from, until, cells.some(Column.SLACK_USER), cells.some(Column.TEAMS_USER), cells.row()));
        }
    }

    private static Optional<String> address(Cells cells, Column column) {
        var address = cells.address(column);
        if (address.isEmpty() && !cells.text(column).isEmpty()) {
            cells.wrong(column, "this is not an e-mail address", "write it as name@example.com, or leave it empty");
        }
        return address;
    }

    /** What a key alone tells of a person; many firms use the address for a key. */
    static PersonClues byKey(Cells cells) {
        return new PersonClues(cells.some(Column.PERSON_KEY), cells.some(Column.PROFILE), Optional.empty(),
                List.copyOf(cells.address(Column.PERSON_KEY).stream().toList()), Optional.empty());
    }
}
