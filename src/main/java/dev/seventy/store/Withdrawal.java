package dev.seventy.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jdbi.v3.core.Handle;

/** Takes back what earlier imports held and one that takes their place lacks. */
final class Withdrawal {

    record Lacking(long importId, int ordinal) {
    }

    private Withdrawal() {
    }

    /** Supersedes, for the same global account, certifications whose key the import has not met; tells how many. */
    static int write(Handle handle, OrganisationId organisation, ImportId by, String account, Set<Long> visible,
            KnownKeys keys) {
        if (visible.isEmpty()) {
            return 0;
        }
        List<Lacking> lacking = new ArrayList<>();
        handle.createQuery("""
                SELECT fact.import, fact.ordinal, fact.key_high, fact.key_low
                FROM certifications fact
                JOIN import_files source ON source.organisation = fact.organisation AND source.import = fact.import
                    AND source.file = fact.file
                WHERE fact.organisation = :organisation AND fact.import IN (<visible>)
                  AND source.kind = 'TRAININGS_EXPORT' AND source.account = :account
                  AND NOT EXISTS (SELECT 1 FROM supersessions newer
                      WHERE newer.organisation = fact.organisation AND newer.kind = 'CERTIFICATION'
                        AND newer.import = fact.import AND newer.ordinal = fact.ordinal
                        AND (newer.by_import IN (<visible>) OR newer.by_import = :by))""")
                .bind("organisation", organisation).bind("account", account).bind("by", by)
                .bindList("visible", List.copyOf(visible)).scanResultSet((rows, _) -> {
                    for (var row = rows.get(); row.next();) {
                        if (!keys.hasMet(new Fingerprint.Key(row.getLong("key_high"), row.getLong("key_low")))) {
                            lacking.add(new Lacking(row.getLong("import"), row.getInt("ordinal")));
                        }
                    }
                    return lacking;
                });
        write(handle, organisation, by, lacking);
        return lacking.size();
    }

    /** What an import brought, and the rows of another have not met. */
    static List<Lacking> lacking(Handle handle, OrganisationId organisation, ImportId before, KnownKeys keys) {
        return handle.createQuery("""
                SELECT ordinal, key_high, key_low FROM certifications
                WHERE organisation = :organisation AND import = :before""").bind("organisation", organisation)
                .bind("before", before).scanResultSet((rows, _) -> {
                    List<Lacking> lacking = new ArrayList<>();
                    for (var row = rows.get(); row.next();) {
                        if (!keys.hasMet(new Fingerprint.Key(row.getLong("key_high"), row.getLong("key_low")))) {
                            lacking.add(new Lacking(before.value(), row.getInt("ordinal")));
                        }
                    }
                    return lacking;
                });
    }

    static void write(Handle handle, OrganisationId organisation, ImportId by, List<Lacking> lacking) {
        if (lacking.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
                INSERT INTO supersessions (organisation, kind, import, ordinal, by_import)
                VALUES (:organisation, 'CERTIFICATION', :import, :ordinal, :by)""");
        lacking.forEach(fact -> batch.bind("organisation", organisation).bind("import", fact.importId())
                .bind("ordinal", fact.ordinal()).bind("by", by).add());
        batch.execute();
    }
}
