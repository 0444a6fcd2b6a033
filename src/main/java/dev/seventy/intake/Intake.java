package dev.seventy.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.seventy.catalog.Catalog;

/**
 * Reads files into entries. First a file is surveyed, which finds out what it is and asks back where nobody can know;
 * then its rows are read, as often as wanted (once for a preview, once to keep them).
 */
public final class Intake {

    private final Catalog catalog;
    private final Set<String> areas;
    private final Set<String> metrics;
    private final TierNames tiers;
    private final PlaybookTerms playbook;
    private final LocalDate today;

    /**
     * @param areas the ids of all designations
     * @param metrics the ids of all metrics, such as {@code netCustomerAdds}
     * @param tiers that a partner portal may show
     * @param playbook what can be told of the playbook
     * @param today dates far from it are refused
     */
    public Intake(Catalog catalog, Set<String> areas, Set<String> metrics, TierNames tiers, PlaybookTerms playbook,
            LocalDate today) {
        this.playbook = playbook;
        this.catalog = catalog;
        this.areas = Set.copyOf(areas);
        this.metrics = Set.copyOf(metrics);
        this.tiers = tiers;
        this.today = today;
    }

    /** Recognises kind, encoding, delimiter, columns and order of dates; no entries yet. */
    public Survey survey(Material file) {
        return survey(file, Optional.empty());
    }

    /** The same, where a person has said in which order the dates are written. */
    public Survey survey(Material file, Optional<DateOrder> order) {
        try {
            return new Surveyor(file, order).survey();
        } catch (Unusable unusable) {
            return unusable.reason();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Reads all rows. Entries given to the sink before a file breaks off must not be kept. */
    public Reading read(Material file, Survey.Ready survey, Sink sink) {
        var ledger = new Ledger(sink);
        try {
            var columns = Columns.of(survey.header(), survey.headerRow());
            var known = KnownFile.of(survey.kind());
            var reader = reader(known, columns);
            var cells = new Cells(columns, new Calendar(today, survey.dateOrder()));
            Table.read(file, survey.format(), known.template() || columns.givenBack(), row -> {
                if (row.number() == survey.headerRow() && !Header.of(row).names().equals(survey.header())) {
                    throw Unusable.because("This file has changed since it was looked at.", "Import it again.");
                }
                if (row.number() > survey.headerRow()) {
                    ledger.row();
                    read(cells.of(row), reader, ledger, known, columns);
                }
                return true;
            });
            return ledger.close();
        } catch (Unusable unusable) {
            return unusable.reason();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void read(Cells cells, RowReader reader, Ledger ledger, KnownFile known, Columns columns) {
        cells.fits(columns, !known.template());
        if (cells.sound()) {
            reader.read(cells, ledger);
            ledger.contradicted().ifPresent(cells::contradicts);
        }
        cells.problem().ifPresent(ledger::rejected);
    }

    private RowReader reader(KnownFile file, Columns columns) {
        return switch (file) {
            case TRAININGS -> new TrainingRows(catalog);
            case USAGE -> new UsageRows(columns);
            case CUSTOMERS -> new CustomerRows();
            case PEOPLE -> new PeopleRows();
            case CERTIFICATIONS -> new CertificationRows(catalog);
            case OFFICIAL_SCORES -> new OfficialScoreRows(areas, metrics);
            case MEASURES -> new MeasureRows(areas, tiers);
            case ACHIEVEMENTS -> new AchievementRows();
            case ATTESTATIONS -> new AttestationRows(today);
            case PLAYBOOK -> new PlaybookRows(playbook, today);
            case BADGES -> new BadgeRows(catalog, today);
        };
    }

    /** The header of a file, and where it stands. */
    record Header(List<String> names, int row) {

        /** Blank columns at its end are none. */
        static Header of(Row row) {
            List<String> names = new ArrayList<>(row.cells().stream().map(String::strip).toList());
            while (names.getLast().isEmpty()) {
                names.removeLast();
            }
            return new Header(List.copyOf(names), row.number());
        }
    }
}
