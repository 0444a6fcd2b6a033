package dev.seventy.intake;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PersonClues;
import dev.seventy.evidence.PlaybookEntry;
import dev.seventy.evidence.PlaybookEntry.Part;
import dev.seventy.evidence.Unfit;

/** What a firm says of the rows of its playbook, out of our own template. */
final class PlaybookRows implements RowReader {

    private static final Set<Unfit> OF_THE_UNIT = Set.of(Unfit.CURRENCY, Unfit.MONEY);

    private final PlaybookTerms terms;
    private final LocalDate today;

    PlaybookRows(PlaybookTerms terms, LocalDate today) {
        this.terms = terms;
        this.today = today;
    }

    @Override
    public void read(Cells cells, Ledger ledger) {
        var part = part(cells);
        var item = part.map(known -> item(cells, known)).orElse("");
        var field = part.map(known -> field(cells, known)).orElse("");
        var isSomebody = PlaybookEntry.isSomebody(field);
        var person = isSomebody ? cells.some(Column.PERSON) : Optional.<String>empty();
        if (isSomebody && person.isEmpty() && cells.some(Column.VALUE).isPresent()) {
            cells.wrong(Column.VALUE, "who it is stands in the column person", "write it there");
        }
        person.flatMap(Unfit::name).ifPresent(unfit -> wrong(cells, Column.PERSON, unfit));
        var unit = cells.some(Column.UNIT).filter(_ -> part.equals(Optional.of(Part.METRIC)));
        var value = isSomebody ? Optional.<String>empty()
                : part.flatMap(known -> cells.some(Column.VALUE).map(_ -> value(cells, known, item, field, unit)));
        var told = value.filter(_ -> part.equals(Optional.of(Part.METRIC)))
                .map(_ -> PlaybookEntry.unit(terms.money().contains(item), unit));
        var note = cells.some(Column.NOTE);
        note.flatMap(text -> Unfit.text(PlaybookEntry.NOTE, text)).ifPresent(unfit -> wrong(cells, Column.NOTE, unfit));
        var on = cells.day(Column.SAID_ON);
        if (on.isAfter(today)) {
            cells.wrong(Column.SAID_ON, "this day has not come yet", "write the day on which it was said");
        }
        if (cells.sound() && part.isPresent()) {
            ledger.speaksOf(on);
            ledger.entry(new Entry.Planned(on, part.get(), item, field, value, told, note,
                    person.map(PersonClues::written), cells.row()));
        }
    }

    private static void wrong(Cells cells, Column column, Unfit unfit) {
        cells.wrong(column, unfit.rule(), unfit.fix());
    }

    private static Optional<Part> part(Cells cells) {
        var written = cells.needed(Column.PART).toLowerCase(Locale.ROOT);
        var part = Arrays.stream(Part.values()).filter(known -> known.word().equals(written)).findFirst();
        if (part.isEmpty() && !written.isEmpty()) {
            Choice.unknown(cells, Column.PART, "this is no part of the playbook", written,
                    Arrays.stream(Part.values()).map(Part::word).toList());
        }
        return part;
    }

    private String item(Cells cells, Part part) {
        var written = cells.needed(Column.ITEM);
        Unfit.name(written).ifPresent(unfit -> wrong(cells, Column.ITEM, unfit));
        return part == Part.INTEGRATOR ? written
                : known(cells, Column.ITEM, "the playbook has no such " + part.word(), written,
                        terms.items().getOrDefault(part, List.of()));
    }

    private String field(Cells cells, Part part) {
        var written = cells.needed(Column.FIELD).toLowerCase(Locale.ROOT);
        Collection<String> fields = part == Part.INTEGRATOR ? terms.criteria().keySet() : part.fields();
        var field = known(cells, Column.FIELD, "nothing of that name is told of " + part.word() + "s", written, fields);
        return terms.criteria().getOrDefault(field, field);
    }

    private String value(Cells cells, Part part, String item, String field, Optional<String> unit) {
        var written = cells.text(Column.VALUE);
        if (field.equals(PlaybookEntry.STATUS)) {
            return known(cells, Column.VALUE, "this is no state", written,
                    terms.states().getOrDefault(part, List.of()));
        }
        return switch (part) {
            case INTEGRATOR -> Answered.read(cells, Column.VALUE) ? "yes" : "no";
            case METRIC -> {
                var number = cells.number(Column.VALUE);
                if (cells.sound()) {
                    Unfit.number(field, terms.money().contains(item), number, unit).ifPresent(
                            unfit -> wrong(cells, OF_THE_UNIT.contains(unfit) ? Column.UNIT : Column.VALUE, unfit));
                }
                yield number.stripTrailingZeros().toPlainString();
            }
            case ACTION, INDUSTRY -> {
                Unfit.text(field, written).ifPresent(unfit -> wrong(cells, Column.VALUE, unfit));
                yield written;
            }
        };
    }

    /** As it is written in the playbook, in whatever capitals it stands in the file. */
    private static String known(Cells cells, Column column, String rule, String written, Collection<String> known) {
        var found = known.stream().filter(written::equalsIgnoreCase).findFirst();
        if (found.isEmpty() && !written.isEmpty()) {
            Choice.unknown(cells, column, rule, written, Set.copyOf(known));
        }
        return found.orElse(written);
    }
}
