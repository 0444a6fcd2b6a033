package dev.seventy.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.seventy.evidence.Export;
import dev.seventy.evidence.Origin;
import org.jdbi.v3.core.Handle;

/** Which trainings exports were taken in, also those that held nothing new. */
final class Exports {

    private Exports() {
    }

    /** Of one that claims less than everything the first day is that of its first row that was new. */
    static List<Export> of(Handle handle, OrganisationId organisation, Set<Long> visible) {
        return handle.createQuery("""
                SELECT source.import, source.name, source.account, source.data_day,
                    (SELECT MIN(fact.earned) FROM certifications fact
                     WHERE fact.organisation = source.organisation AND fact.import = source.import
                       AND fact.file = source.file) AS first_day
                FROM import_files source
                WHERE source.organisation = :organisation AND source.kind = 'TRAININGS_EXPORT'
                  AND source.data_day IS NOT NULL""").bind("organisation", organisation).map((row, _) -> {
            var dataDay = LocalDate.parse(row.getString("data_day"));
            var file = new ImportFile(row.getString("name"), "", Origin.Kind.TRAININGS_EXPORT,
                    row.getString("account"));
            return new Export(row.getLong("import"), file.account(), dataDay, file.holdsEverything() ? Optional.empty()
                    : FactQuery.maybe(row, "first_day", LocalDate::parse).or(() -> Optional.of(dataDay)));
        }).filter(export -> visible.contains(export.importNumber())).list();
    }
}
