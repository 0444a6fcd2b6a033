package dev.seventy.intake;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.catalog.Credential.Lifetime;
import dev.seventy.catalog.Resolution;
import dev.seventy.catalog.Vendor;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PersonClues;

/**
 * Credentials out of a wallet at Accredible, as exported or kept by hand. Its titles decide, and what they name is never
 * guessed; people are told apart by their address alone, since names are written in many ways.
 */
final class BadgeRows implements RowReader {

    private static final int LONGEST_TITLE = 300;
    private static final int MOST_PEOPLE = 100_000;
    /** What stands in an export where there is no day. */
    private static final Set<String> NO_DAY = Set.of("null", "none", "nil", "n/a", "na", "-", "never");

    private final Catalog catalog;
    private final LocalDate today;
    private final Map<String, String> namesByAddress = new HashMap<>();

    BadgeRows(Catalog catalog, LocalDate today) {
        this.catalog = catalog;
        this.today = today;
    }

    @Override
    public void read(Cells cells, Ledger ledger) {
        var titleColumn = titleColumn(cells);
        var title = cells.needed(titleColumn);
        if (!cells.sound()) {
            return;
        }
        if (hidden(cells)) {
            ledger.leaveAside("a credential that is not published or not accepted");
            return;
        }
        if (catalog.isBadge(title)) {
            ledger.leaveAside(Summary.BADGE, title);
            return;
        }
        var resolution = title.length() > LONGEST_TITLE ? new Resolution.Unknown(List.of()) : catalog.titled(title);
        switch (resolution) {
            case Resolution.Found(var credential) -> earned(cells, ledger, credential, title, titleColumn);
            case Resolution.Choice(var credentials, var also) ->
                cells.wrong(titleColumn, "this can mean " + names(credentials) + (also.isEmpty() ? "" : " or " + also),
                        "write the title as it stands on the badge");
            case Resolution.Unknown(var nearest) when !nearest.isEmpty() ->
                cells.wrong(titleColumn, "this is no title that we know", "did you mean " + names(nearest) + "?");
            case Resolution.Unknown _ -> ledger.leaveAside("a title that is not in the catalogue: ", title);
        }
    }

    private void earned(Cells cells, Ledger ledger, Credential credential, String title, Column titleColumn) {
        var issued = cells.day(Column.ISSUED);
        var expiryColumn = cells.has(Column.EXPIRES) ? Column.EXPIRES : Column.EXPIRATION;
        var given = NO_DAY.contains(cells.text(expiryColumn).toLowerCase(Locale.ROOT)) ? Optional.<LocalDate>empty()
                : cells.someDay(expiryColumn);
        var person = person(cells, titleColumn);
        if (!cells.sound()) {
            return;
        }
        if (given.isPresent() && given.get().isBefore(issued)) {
            cells.wrong(expiryColumn, "a credential cannot expire before it is earned", "correct one of the two days");
            return;
        }
        ledger.speaksOf(issued);
        if (given.isEmpty() && credential.lifetime() instanceof Lifetime.OnTheBadge) {
            ledger.leaveAside("without the day on which it expires, which only the badge knows, so it cannot count: ",
                    credential.name());
            return;
        }
        var expires = given.or(() -> credential.lifetime().end(issued));
        var lapsed = expires.filter(day -> day.isBefore(today)).isPresent();
        if (!ledger.entry(new Entry.Earned(person, credential.id(), issued, expires, true, cells.row()))) {
            return;
        }
        ledger.takenFor(credential.name() + ": " + counted(credential) + (lapsed ? ", expired" : "")
                + (credential.wasCalled(title) ? ", under its former name" : ""));
        if (given.isEmpty() && expires.isPresent()) {
            ledger.expiryComputed();
        }
    }

    private static String counted(Credential credential) {
        if (credential.vendor() != Vendor.DATABRICKS) {
            return credential.vendor().shown() + "'s, which counts in no tier of Databricks";
        }
        return switch (credential.level()) {
            case FOUNDATION -> "accreditation, which is no certification";
            case CHAMPION -> "Champion";
            case UNLEVELLED -> "certification without a level";
            default -> credential.level().word() + " certification";
        };
    }

    /** In a wallet {@code name} is the credential's, beside a column for titles it is the person's. */
    private static Column titleColumn(Cells cells) {
        return Stream.of(Column.BADGE, Column.NAME, Column.BADGE_GROUP)
                .filter(column -> cells.has(column) && !cells.text(column).isEmpty()).findFirst()
                .or(() -> Stream.of(Column.BADGE, Column.NAME, Column.BADGE_GROUP).filter(cells::has).findFirst())
                .orElse(Column.BADGE);
    }

    private static boolean hidden(Cells cells) {
        var published = cells.text(Column.PUBLISHED).toLowerCase(Locale.ROOT);
        var state = cells.text(Column.BADGE_STATE).toLowerCase(Locale.ROOT);
        return Set.of("false", "0", "no").contains(published)
                || Set.of("pending", "rejected", "revoked").contains(state);
    }

    private PersonClues person(Cells cells, Column titleColumn) {
        var column = Stream.of(Column.RECIPIENT_EMAIL, Column.PERSON_EMAIL, Column.EMAIL).filter(cells::has).findFirst()
                .orElse(Column.RECIPIENT_EMAIL);
        var written = cells.text(column);
        var address = cells.address(column).filter(known -> known.indexOf('*') < 0 && known.indexOf('•') < 0)
                .map(PersonClues::compared);
        if (address.isEmpty()) {
            cells.wrong(column,
                    written.isEmpty() ? "nothing tells whose credential this is; a name alone does not"
                            : "this is not a whole e-mail address",
                    "write the person's e-mail address in " + Column.RECIPIENT_EMAIL.title());
        }
        var name = cells.some(Column.RECIPIENT)
                .or(() -> titleColumn == Column.NAME ? Optional.empty() : cells.some(Column.NAME));
        if (address.isPresent() && name.isPresent() && isAnother(address.get(), name.get())) {
            cells.wrong(column, "an earlier row gives this address to somebody else",
                    "give each person an address of their own");
        }
        return new PersonClues(Optional.empty(), Optional.empty(), Optional.empty(), address.stream().toList(), name);
    }

    /** Whether an earlier row gave the address to a name that has no word in common with this one. */
    private boolean isAnother(String address, String name) {
        var before = namesByAddress.size() < MOST_PEOPLE ? namesByAddress.computeIfAbsent(address, _ -> name)
                : namesByAddress.getOrDefault(address, name);
        var words = words(name);
        return !before.equals(name) && words.stream().noneMatch(words(before)::contains);
    }

    /** In lower case and without accents. */
    private static Set<String> words(String name) {
        var spaced = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT).codePoints()
                .filter(character -> Character.getType(character) != Character.NON_SPACING_MARK)
                .forEach(character -> spaced.appendCodePoint(Character.isLetterOrDigit(character) ? character : ' '));
        return Collections.list(new StringTokenizer(spaced.toString())).stream().map(String.class::cast)
                .collect(Collectors.toSet());
    }

    private static String names(List<Credential> credentials) {
        return credentials.stream().map(Credential::title).collect(Collectors.joining(" or "));
    }
}
