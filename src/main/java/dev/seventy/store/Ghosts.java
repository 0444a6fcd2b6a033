package dev.seventy.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jdbi.v3.core.Handle;

/** What an import does to the facts of people who were forgotten. */
final class Ghosts {

    /** What tells one certification of somebody from another, when it is not known whose it is. */
    private record Alike(String kind, String account, String credential, String earned) {
    }

    private record Fact(long importId, int ordinal) {
    }

    private Ghosts() {
    }

    /**
     * Where an import of the same kind and account brings somebody new with the same certification of the same day, that
     * may be whoever was forgotten: the fact without a name steps back, one for each, lest somebody be counted twice.
     *
     * @return how many did
     */
    static int stepBack(Handle handle, OrganisationId organisation, ImportId by) {
        Map<Alike, Deque<Fact>> ghosts = new HashMap<>();
        VisibleImports.seenNow(handle.createQuery("""
                SELECT fact.import, fact.ordinal, fact.credential, fact.earned, source.kind, source.account
                FROM forgotten
                JOIN certifications fact ON fact.organisation = forgotten.organisation
                    AND fact.person = forgotten.person
                JOIN import_files source ON source.organisation = fact.organisation AND source.import = fact.import
                    AND source.file = fact.file
                WHERE forgotten.organisation = :organisation AND fact.import IN (<visible>)
                  AND NOT EXISTS (SELECT 1 FROM supersessions newer
                      WHERE newer.organisation = fact.organisation AND newer.kind = 'CERTIFICATION'
                        AND newer.import = fact.import AND newer.ordinal = fact.ordinal
                        AND (+newer.by_import IN (<visible>) OR newer.by_import = :by))
                ORDER BY fact.import, fact.ordinal""")).bind("organisation", organisation).bind("by", by)
                .scanResultSet((rows, _) -> {
                    for (var row = rows.get(); row.next();) {
                        ghosts.computeIfAbsent(new Alike(row.getString("kind"), row.getString("account"),
                                row.getString("credential"), row.getString("earned")), _ -> new ArrayDeque<>())
                                .add(new Fact(row.getLong("import"), row.getInt("ordinal")));
                    }
                    return ghosts;
                });
        if (ghosts.isEmpty()) {
            return 0;
        }
        var newcomers = handle.createQuery("""
                SELECT fact.credential, fact.earned, source.kind, source.account FROM certifications fact
                JOIN people ON people.organisation = fact.organisation AND people.id = fact.person
                    AND people.import = fact.import
                JOIN import_files source ON source.organisation = fact.organisation AND source.import = fact.import
                    AND source.file = fact.file
                WHERE fact.organisation = :organisation AND fact.import = :by""").bind("organisation", organisation)
                .bind("by", by).map((row, _) -> new Alike(row.getString("kind"), row.getString("account"),
                        row.getString("credential"), row.getString("earned")))
                .list();
        var stepped = 0;
        for (var newcomer : newcomers) {
            var ghost = ghosts.getOrDefault(newcomer, new ArrayDeque<>()).poll();
            if (ghost != null) {
                handle.createUpdate("""
                        INSERT INTO supersessions (organisation, kind, import, ordinal, by_import)
                        VALUES (:organisation, 'CERTIFICATION', :import, :ordinal, :by)""")
                        .bind("organisation", organisation).bind("import", ghost.importId())
                        .bind("ordinal", ghost.ordinal()).bind("by", by).execute();
                stepped++;
            }
        }
        return stepped;
    }

    /** An import that was under way when somebody was forgotten tells nothing of who they were. */
    static void hush(Handle handle, OrganisationId organisation, ImportId by) {
        for (var table : List.of("person_names", "person_identifiers")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE organisation = :organisation AND import = :by"
                    + " AND person IN (SELECT person FROM forgotten WHERE organisation = :organisation)")
                    .bind("organisation", organisation).bind("by", by).execute();
        }
    }
}
