package dev.seventy.intake;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PersonClues;
import dev.seventy.evidence.PlaybookEntry.Part;

/** What a firm says of the rows of its playbook, out of our own template. */
final class PlaybookRows implements RowReader {

    private static final int LONGEST_TEXT = 500;

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
        var isSomebody = field.equals("owner") || field.equals("lead");
        var person = isSomebody ? cells.some(Column.PERSON) : Optional.<String>empty();
        var value = isSomebody ? Optional.<String>empty()
                : part.flatMap(known -> cells.some(Column.VALUE).map(_ -> value(cells, known, field)));
        var unit = cells.some(Column.UNIT).filter(_ -> part.equals(Optional.of(Part.METRIC)));
        unit.filter(code -> !isCurrency(code)).ifPresent(_ -> cells.wrong(Column.UNIT,
                "a currency is three capital letters", "write it such as EUR, or leave it empty"));
        var note = cells.some(Column.NOTE);
        Stream.of(value, note, person).flatMap(Optional::stream).filter(text -> text.length() > LONGEST_TEXT)
                .findFirst().ifPresent(_ -> cells.wrong(Column.NOTE,
                        "a text has at most " + LONGEST_TEXT + " characters", "shorten it"));
        var on = cells.day(Column.SAID_ON);
        if (on.isAfter(today)) {
            cells.wrong(Column.SAID_ON, "this day has not come yet", "write the day on which it was said");
        }
        if (cells.sound() && part.isPresent()) {
            ledger.speaksOf(on);
            ledger.entry(new Entry.Planned(on, part.get(), item, field, value, unit, note,
                    person.map(PersonClues::written), cells.row()));
        }
    }

    private static boolean isCurrency(String code) {
        return code.length() == 3 && code.chars().allMatch(letter -> letter >= 'A' && letter <= 'Z');
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
        if (written.length() > AchievementRows.LONGEST_NAME) {
            cells.wrong(Column.ITEM, "a name has at most " + AchievementRows.LONGEST_NAME + " characters",
                    "shorten it");
        }
        return part == Part.INTEGRATOR ? written
                : known(cells, Column.ITEM, "the playbook has no such " + part.word(), written,
                        terms.items().getOrDefault(part, List.of()));
    }

    private String field(Cells cells, Part part) {
        var written = cells.needed(Column.FIELD).toLowerCase(Locale.ROOT);
        Collection<String> fields = switch (part) {
            case ACTION -> List.of("status", "owner", "note");
            case INDUSTRY -> List.of("lead", "status", "demo", "note");
            case METRIC -> List.of("value", "target");
            case INTEGRATOR -> terms.criteria().keySet();
        };
        var field = known(cells, Column.FIELD, "nothing of that name is told of " + part.word() + "s", written, fields);
        return terms.criteria().getOrDefault(field, field);
    }

    private String value(Cells cells, Part part, String field) {
        var written = cells.text(Column.VALUE);
        if (field.equals("status")) {
            return known(cells, Column.VALUE, "this is no state", written,
                    terms.states().getOrDefault(part, List.of()));
        }
        return switch (part) {
            case INTEGRATOR -> Answered.read(cells, Column.VALUE) ? "yes" : "no";
            case METRIC -> {
                var number = cells.number(Column.VALUE);
                var least = field.equals("target") ? 1 : 0;
                if (cells.sound() && number.signum() < least) {
                    cells.wrong(Column.VALUE, "a target is more than 0, a value not less", "correct the value");
                }
                yield number.stripTrailingZeros().toPlainString();
            }
            case ACTION, INDUSTRY -> written;
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
