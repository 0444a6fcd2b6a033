package dev.seventy.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.seventy.evidence.Origin;
import dev.seventy.store.ImportRecord.State;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads what imports an organisation has had. */
final class ImportHistory {

    private final Handle handle;
    private final OrganisationId organisation;
    private final Optional<ImportId> only;

    private record Since(State state, Instant at) {
    }

    ImportHistory(Handle handle, OrganisationId organisation) {
        this(handle, organisation, Optional.empty());
    }

    private ImportHistory(Handle handle, OrganisationId organisation, Optional<ImportId> only) {
        this.handle = handle;
        this.organisation = organisation;
        this.only = only;
    }

    /** The import of a number, without a look at any other. */
    static Optional<ImportRecord> of(Handle handle, OrganisationId organisation, ImportId id) {
        return new ImportHistory(handle, organisation, Optional.of(id)).records().stream().findFirst();
    }

    /** @param sql with {@code <only>} where it may say which import, of which the column is named */
    private Query asking(String sql, String column) {
        var query = handle.createQuery(sql).bind("organisation", organisation).define("only",
                only.map(_ -> " AND " + column + " = :only").orElse(""));
        only.ifPresent(id -> query.bind("only", id));
        return query;
    }

    /** Newest first. */
    List<ImportRecord> records() {
        var files = files();
        var states = states();
        var changes = changes();
        return asking(
                "SELECT id, actor, platform, recorded FROM imports WHERE organisation = :organisation<only> ORDER BY id DESC",
                "id").map((row, _) -> {
                    var id = row.getLong("id");
                    var recorded = Instant.parse(row.getString("recorded"));
                    var since = states.getOrDefault(id, new Since(State.BEGUN, recorded));
                    return new ImportRecord(new ImportId(id), files.getOrDefault(id, List.of()),
                            new Actor(row.getString("actor"), row.getString("platform")), recorded, since.state(),
                            since.at(), counts(changes.getOrDefault(id, Map.of())));
                }).list();
    }

    private Map<Long, List<ImportFile>> files() {
        return asking("""
                SELECT import, kind, name, sha256, account FROM import_files
                WHERE organisation = :organisation<only> ORDER BY import, file""", "import")
                .scanResultSet((rows, _) -> {
                    Map<Long, List<ImportFile>> files = new HashMap<>();
                    for (var row = rows.get(); row.next();) {
                        files.computeIfAbsent(row.getLong("import"), _ -> new ArrayList<>())
                                .add(new ImportFile(row.getString("name"), row.getString("sha256"),
                                        Origin.Kind.valueOf(row.getString("kind")), row.getString("account")));
                    }
                    return files;
                });
    }

    private Map<Long, Since> states() {
        return asking("SELECT import, event, at FROM import_events WHERE organisation = :organisation<only>", "import")
                .scanResultSet((rows, _) -> {
                    Map<Long, Since> states = new HashMap<>();
                    for (var row = rows.get(); row.next();) {
                        var since = new Since(State.of(row.getString("event")), Instant.parse(row.getString("at")));
                        states.merge(row.getLong("import"), since,
                                (one, other) -> one.state().compareTo(other.state()) > 0 ? one : other);
                    }
                    return states;
                });
    }

    private Map<Long, Map<String, ImportCounts.Changes>> changes() {
        return asking("""
                SELECT import, kind, added, changed, unchanged, repeated, withdrawn FROM import_counts
                WHERE organisation = :organisation<only>""", "import").scanResultSet((rows, _) -> {
            Map<Long, Map<String, ImportCounts.Changes>> changes = new HashMap<>();
            for (var row = rows.get(); row.next();) {
                changes.computeIfAbsent(row.getLong("import"), _ -> new HashMap<>()).put(row.getString("kind"),
                        new ImportCounts.Changes(row.getInt("added"), row.getInt("changed"), row.getInt("unchanged"),
                                row.getInt("repeated"), row.getInt("withdrawn")));
            }
            return changes;
        });
    }

    private static ImportCounts counts(Map<String, ImportCounts.Changes> changes) {
        Map<FactKind, ImportCounts.Changes> byKind = new EnumMap<>(FactKind.class);
        for (var kind : FactKind.values()) {
            Optional.ofNullable(changes.get(kind.name())).ifPresent(found -> byKind.put(kind, found));
        }
        var people = changes.getOrDefault(ImportCounts.PEOPLE, ImportCounts.Changes.NONE);
        return new ImportCounts(byKind, people.added(), people.unchanged());
    }
}
