package dev.seventy.intake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.catalog.Credential.Lifetime;
import dev.seventy.catalog.Resolution;
import dev.seventy.evidence.Entry;

/** Certifications out of our own template, where people name them in their own words. */
final class CertificationRows implements RowReader {

    private static final int LONGEST_NAME = 200;
    private static final int SHORTEST_LINK = 11;
    private static final int LONGEST_LINK = 509;
    private static final String FIX = "write the full name of the certification or the code of its exam, such as AZ-104";

    private final Catalog catalog;

    CertificationRows(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void read(Cells cells, Ledger ledger) {
        var credential = credential(cells);
        var issued = cells.day(Column.ISSUED);
        var given = cells.someDay(Column.EXPIRES);
        var person = PeopleRows.byKey(cells);
        if (!person.identifies()) {
            cells.wrong(Column.PERSON_KEY, "nothing tells whose certification this is", "fill in person_key or mcid");
        }
        if (given.isPresent() && given.get().isBefore(issued)) {
            cells.wrong(Column.EXPIRES, "a certification cannot expire before it is earned",
                    "correct one of the two days");
        }
        if (given.isEmpty()
                && credential.filter(known -> known.lifetime() instanceof Lifetime.OnTheBadge).isPresent()) {
            cells.wrong(Column.EXPIRES, "nobody but the badge knows when this expires",
                    "write the day that stands on it");
        }
        if (cells.sound() && credential.isPresent()) {
            var expires = given.or(() -> credential.get().lifetime().end(issued));
            ledger.speaksOf(issued);
            var isTaken = ledger.entry(
                    new Entry.Earned(person, credential.get().id(), issued, expires, true, link(cells), cells.row()));
            if (isTaken && given.isEmpty() && expires.isPresent()) {
                ledger.expiryComputed();
            }
        }
    }

    /** Where it can be seen; what is no address of a page is somebody's note. */
    private static Optional<String> link(Cells cells) {
        return cells.some(Column.LINK).filter(link -> link.startsWith("https://") && link.length() > SHORTEST_LINK
                && link.length() < LONGEST_LINK && link.chars().noneMatch(Character::isWhitespace));
    }

    private Optional<Credential> credential(Cells cells) {
        var typed = cells.needed(Column.CREDENTIAL);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        if (typed.length() > LONGEST_NAME) {
            cells.wrong(Column.CREDENTIAL, "this is not a certification or an exam that we know", FIX);
            return Optional.empty();
        }
        return switch (catalog.resolve(typed)) {
            case Resolution.Found(var credential) -> whole(cells, typed, credential);
            case Resolution.Choice(var credentials, var also) -> {
                cells.wrong(Column.CREDENTIAL,
                        "this can mean " + titles(credentials) + (also.isEmpty() ? "" : " or " + also),
                        "write the one that is meant");
                yield Optional.empty();
            }
            case Resolution.Unknown(var nearest) -> {
                cells.wrong(Column.CREDENTIAL, "this is not a certification or an exam that we know",
                        nearest.isEmpty() ? FIX : "did you mean " + titles(nearest) + "?");
                yield Optional.empty();
            }
        };
    }

    /** One exam of several that are needed is not the certification yet. */
    private Optional<Credential> whole(Cells cells, String typed, Credential credential) {
        if (credential.exams().size() > 1 && catalog.named(typed).isEmpty()) {
            var key = Column.key(typed);
            long written = credential.exams().stream().filter(exam -> key.contains(Column.key(exam))).count();
            if (written > 0 && written < credential.exams().size()) {
                cells.wrong(Column.CREDENTIAL,
                        credential.name() + " takes " + String.join(" and ", credential.exams())
                                + ", and one exam alone is not a certification",
                        "write '" + credential.name() + "' once all exams are passed, otherwise leave the row out");
                return Optional.empty();
            }
        }
        return Optional.of(credential);
    }

    private static String titles(List<Credential> credentials) {
        return credentials.stream().map(Credential::title).collect(Collectors.joining(" or "));
    }
}
