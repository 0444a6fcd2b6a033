package dev.seventy.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds out what one file is. */
final class Surveyor {

    /** A file of months shows by then how it writes them, unless it writes them all alike. */
    private static final int ENOUGH_ROWS = 5_000;

    private final Material file;
    private final Optional<DateOrder> given;
    private final List<String> notes = new ArrayList<>();
    private Optional<Intake.Header> header = Optional.empty();
    private String account = "";
    private long rows;

    /** @param given the order of dates as a person said it */
    Surveyor(Material file, Optional<DateOrder> given) {
        this.file = file;
        this.given = given;
    }

    Survey survey() throws IOException {
        var scan = Table.scan(file);
        scan.map(TextScan::notUtf8).filter(OptionalLong::isPresent)
                .ifPresent(line -> notes.add("From line " + line.getAsLong()
                        + " on the text is not UTF-8; it is read as Windows-1252. If letters with accents look"
                        + " wrong, save the file as CSV in UTF-8 and import that."));
        var format = Table.format(file, scan);
        Table.read(file, format, false, row -> {
            header = Optional.of(Intake.Header.of(row));
            return false;
        });
        if (header.isEmpty()) {
            throw Unusable.because("This file is empty.", "Download it again.");
        }
        var found = header.get();
        var columns = Columns.of(found.names(), found.row());
        var known = KnownFile.with(columns);
        return known.isPresent() ? recognised(known.get(), columns, format, found) : unknown(columns);
    }

    private Survey recognised(KnownFile known, Columns columns, Format format, Intake.Header found) throws IOException {
        var witness = hear(known, columns, format, found);
        if (rows == 0) {
            throw Unusable.because("This is " + withArticle(known.kind().words()) + " with a header and no rows.",
                    "Download it again for a longer period.");
        }
        if (given.isEmpty() && !witness.open().isEmpty()) {
            return ambiguous(known, columns, witness);
        }
        var order = given.or(witness::order);
        if (witness.heardNumbers()) {
            order.ifPresent(decided -> notes.add("Dates are read " + decided.words()
                    + (given.isPresent() ? ", as you said." : ", as all or nearly all of this file shows.")));
        }
        noteWhatIsMissing(known, columns);
        return new Survey.Ready(known.kind(), format, found.names(), found.row(), order, account, notes);
    }

    private static String withArticle(String words) {
        return ("AEIOUaeiou".indexOf(words.charAt(0)) < 0 ? "a " : "an ") + words;
    }

    private DateWitness hear(KnownFile known, Columns columns, Format format, Intake.Header found) throws IOException {
        var witness = new DateWitness(known.monthly());
        Table.read(file, format, known.template() || columns.givenBack(), row -> {
            if (row.number() > found.row()) {
                if (rows++ == 0 && columns.has(Column.ACCOUNT)) {
                    account = row.cell(columns.place(Column.ACCOUNT)).strip();
                }
                for (var column : known.dates()) {
                    if (columns.has(column)) {
                        witness.hear(column, row.cell(columns.place(column)));
                    }
                }
            }
            return !known.monthly() || rows < ENOUGH_ROWS || (witness.heardNumbers() && witness.order().isEmpty());
        });
        return witness;
    }

    private static Survey.Ambiguous ambiguous(KnownFile known, Columns columns, DateWitness witness) {
        var open = witness.open();
        var values = open.stream().map(sample -> Columns.shown(sample.value())).toList();
        var column = columns.name(open.getFirst().column());
        var why = witness.contradicting()
                ? "Some dates in this " + known.kind().words() + " can only be day first and others only month first: "
                        + String.join(" and ", values) + " in " + column + "."
                : "Every date in this " + known.kind().words() + " can be read day first and month first, such as "
                        + String.join(" and ", values) + " in " + column + ".";
        return new Survey.Ambiguous(known.kind(), column, values,
                why + " Nothing was saved. Say which it is: day-first or month-first.");
    }

    private static Survey unknown(Columns columns) {
        if (KnownFile.usageWithoutRevenue(columns)) {
            throw Unusable.because(
                    "This is an Azure usage export without consumed revenue (no column ACR_USD or TotalACR).",
                    "Partner Center leaves it out for some roles: ask somebody with the role executive report viewer"
                            + " for the export.");
        }
        var nearest = KnownFile.nearest(columns);
        var missing = nearest.missingNames(columns);
        var header = columns.header();
        var shown = header.stream().limit(5).map(Columns::shown).toList();
        return new Survey.Unknown(nearest.kind(), missing, "The columns (" + String.join(", ", shown)
                + (header.size() > shown.size() ? ", …" : "") + ") are of no file that I know. Nearest is the "
                + nearest.kind().words() + ", which also needs " + String.join(", ", missing) + ". Nothing was saved. "
                + (header.size() == 1
                        ? "There is only one column: check that cells are separated by commas, semicolons or tabs,"
                                + " and that the first row has the names of the columns."
                        : "Check that the first row has the names of the columns as they were downloaded."));
    }

    private void noteWhatIsMissing(KnownFile known, Columns columns) {
        if (known == KnownFile.TRAININGS) {
            if (!columns.has(Column.EXPIRATION)) {
                notes.add(
                        "The file has no ExpirationDate, so expiry days follow from how long each credential lasts and"
                                + " renewals are not seen. The Trainings download in Partner Center has the column, and so has a"
                                + " custom query on TrainingCompletions that selects it; the system query has not.");
            }
            if (!columns.has(Column.EMAIL) && !columns.has(Column.WORK_EMAIL)) {
                notes.add("The file has no names and e-mail addresses, as exports by a plain report viewer; people are"
                        + " known by their ids only. Ask somebody with the role executive report viewer for the export"
                        + " to see who they are.");
            }
        }
        if (known == KnownFile.USAGE) {
            if (!columns.has(Column.REVENUE)) {
                notes.add(
                        "The revenue is that of whole subscriptions (MonthlySubscriptionLevelACR): each is counted once"
                                + " a month, and services cannot be told apart. The download with ACR_USD has them.");
            }
            if (!columns.has(Column.DUPLICATE)) {
                notes.add(
                        "The file has no IsACRDuplicateAtPGALevel, so consumption that two locations report is counted"
                                + " twice. The download from the global account has the column.");
            }
        }
    }
}
