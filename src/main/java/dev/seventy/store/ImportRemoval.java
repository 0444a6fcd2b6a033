package dev.seventy.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jdbi.v3.core.statement.Query;

/** Removes imports that nobody ever saw: discarded, or never decided on. */
final class ImportRemoval {

    private static final Duration LEFT_BEHIND = Duration.ofDays(1);
    private static final int REMOVED_AT_ONCE = 2_000;
    private static final List<String> PEOPLE = List.of("person_links", "person_identifiers", "person_names", "people");

    private final Database database;
    private final InstantSource clock;

    ImportRemoval(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Removes an import that never was complete, with every trace. */
    void all(OrganisationId organisation, ImportId id) {
        rows(organisation, id);
        database.writing(handle -> {
            for (var table : List.of("import_leans", "import_counts", "import_events", "import_files")) {
                handle.createUpdate("DELETE FROM " + table + " WHERE organisation = :organisation AND import = :import")
                        .bind("organisation", organisation).bind("import", id).execute();
            }
            handle.createUpdate("DELETE FROM imports WHERE organisation = :organisation AND id = :import")
                    .bind("organisation", organisation).bind("import", id).execute();
        });
    }

    /** Removes what an import brought that was never visible: facts in small steps, then the rest. */
    void rows(OrganisationId organisation, ImportId id) {
        for (var kind : FactKind.values()) {
            var last = database.<Integer>read(handle -> handle
                    .createQuery("SELECT COALESCE(MAX(ordinal), -1) FROM " + kind.table()
                            + " WHERE organisation = :organisation AND import = :import")
                    .bind("organisation", organisation).bind("import", id).mapTo(Integer.class).one());
            for (int below = REMOVED_AT_ONCE; below - REMOVED_AT_ONCE <= last; below += REMOVED_AT_ONCE) {
                var limit = below;
                database.writingMuch(handle -> handle
                        .createUpdate("DELETE FROM " + kind.table()
                                + " WHERE organisation = :organisation AND import = :import AND ordinal < :limit")
                        .bind("organisation", organisation).bind("import", id).bind("limit", limit).execute());
            }
        }
        database.writingMuch(handle -> {
            handle.createUpdate("DELETE FROM supersessions WHERE organisation = :organisation AND by_import = :import")
                    .bind("organisation", organisation).bind("import", id).execute();
            for (var table : PEOPLE) {
                handle.createUpdate("DELETE FROM " + table + " WHERE organisation = :organisation AND import = :import")
                        .bind("organisation", organisation).bind("import", id).execute();
            }
        });
    }

    /** Removes what a crash left behind: of imports that were discarded, or begun long ago and never decided on. */
    void sweep() {
        halfDiscarded().forEach(left -> rows(left.organisation(), left.id()));
        undecided().forEach(left -> all(left.organisation(), left.id()));
    }

    private record Left(OrganisationId organisation, ImportId id) {
    }

    /** Imports whose discarding was ended by a crash when it was written down, and their rows were not all removed. */
    private List<Left> halfDiscarded() {
        var brought = Stream.concat(Arrays.stream(FactKind.values()).map(kind -> brought(kind.table(), "import")),
                Stream.concat(PEOPLE.stream().map(table -> brought(table, "import")),
                        Stream.of(brought("supersessions", "by_import"))))
                .collect(Collectors.joining(" OR "));
        return database.read(handle -> left(handle.createQuery(
                "SELECT organisation, import FROM import_events WHERE event = 'discarded' AND (" + brought + ")")));
    }

    private static String brought(String table, String column) {
        return "EXISTS (SELECT 1 FROM " + table + " brought WHERE brought.organisation = import_events.organisation"
                + " AND brought." + column + " = import_events.import)";
    }

    private List<Left> undecided() {
        var before = clock.instant().minus(LEFT_BEHIND);
        return database.read(handle -> left(handle.createQuery("""
                SELECT organisation, id FROM imports WHERE recorded < :before AND NOT EXISTS (
                    SELECT 1 FROM import_events decided
                    WHERE decided.organisation = imports.organisation AND decided.import = imports.id
                      AND decided.event <> 'staged')""").bind("before", before)));
    }

    private static List<Left> left(Query query) {
        return query.map((row, _) -> new Left(new OrganisationId(row.getInt(1)), new ImportId(row.getLong(2)))).list();
    }
}
