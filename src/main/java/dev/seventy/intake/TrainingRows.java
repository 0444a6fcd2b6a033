package dev.seventy.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.catalog.Level;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PersonClues;

/** Certifications out of the trainings export. */
final class TrainingRows implements RowReader {

    private static final int LONGEST_TITLE = 300;
    private static final int REMEMBERED = 10_000;

    private final Catalog catalog;
    private final Map<String, Optional<Credential>> byTitle = new HashMap<>();

    TrainingRows(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void read(Cells cells, Ledger ledger) {
        var completed = cells.day(Column.COMPLETED);
        var expiration = cells.someDay(Column.EXPIRATION);
        if (!cells.sound()) {
            return;
        }
        ledger.speaksOf(completed);
        ledger.location(cells.text(Column.LOCATION_ID));
        var type = cells.text(Column.TYPE);
        var title = cells.text(Column.TITLE);
        var credential = credential(title, cells.text(Column.ACTIVITY));
        if (!countsAs(type, credential)) {
            ledger.leaveAside("training of type ", type);
        } else if (credential.isEmpty()) {
            ledger.leaveAside("a certification that is not in the catalogue: ",
                    title.isEmpty() ? "number " + cells.text(Column.ACTIVITY) : title);
        } else {
            earned(cells, ledger, credential.get(), completed, expiration);
        }
    }

    private static void earned(Cells cells, Ledger ledger, Credential credential, LocalDate completed,
            Optional<LocalDate> given) {
        var person = person(cells);
        if (!person.identifies()) {
            cells.wrong(Column.PROFILE, "nothing tells whose certification this is",
                    "fill in the profile number or an e-mail address");
        }
        if (given.isPresent() && given.get().isBefore(completed)) {
            cells.wrong(Column.EXPIRATION, "a certification cannot expire before it is earned",
                    "correct one of the two days");
        }
        if (cells.sound()) {
            var expires = given.or(() -> credential.lifetime().end(completed));
            var isTaken = ledger
                    .entry(new Entry.Earned(person, credential.id(), completed, expires, active(cells), cells.row()));
            if (isTaken && given.isEmpty() && expires.isPresent()) {
                ledger.expiryComputed();
            }
        }
    }

    /** Partner assessments are listed beside the renewals of certifications, which count for nothing by themselves. */
    private static boolean countsAs(String type, Optional<Credential> credential) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "", "certification", "certifications" -> true;
            case "assessment", "assessments" ->
                credential.filter(known -> known.level() == Level.ASSESSMENT).isPresent();
            default -> false;
        };
    }

    /** The title decides; the number serves where nobody knows the title, because numbers have been given anew. */
    private Optional<Credential> credential(String title, String number) {
        return named(title).or(() -> numbered(number));
    }

    private Optional<Credential> named(String title) {
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            return Optional.empty();
        }
        return byTitle.size() < REMEMBERED ? byTitle.computeIfAbsent(title, catalog::named)
                : byTitle.getOrDefault(title, Optional.empty()).or(() -> catalog.named(title));
    }

    private Optional<Credential> numbered(String number) {
        if (number.isEmpty() || number.length() > 9
                || !number.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return Optional.empty();
        }
        return catalog.byPartnerCenterId(Integer.parseInt(number));
    }

    private static boolean active(Cells cells) {
        var status = cells.text(Column.STATUS);
        return status.isEmpty() || status.equalsIgnoreCase("active");
    }

    private static PersonClues person(Cells cells) {
        List<String> addresses = new ArrayList<>(2);
        Stream.of(Column.WORK_EMAIL, Column.EMAIL).map(cells::address).flatMap(Optional::stream).distinct()
                .forEach(addresses::add);
        var name = (cells.text(Column.FIRST_NAME) + " " + cells.text(Column.LAST_NAME)).strip();
        return new PersonClues(Optional.empty(), cells.some(Column.PROFILE).filter(profile -> !profile.equals("0")),
                cells.some(Column.DIRECTORY_ID), addresses, name.isEmpty() ? Optional.empty() : Optional.of(name));
    }
}
