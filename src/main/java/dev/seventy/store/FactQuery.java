package dev.seventy.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

import dev.seventy.evidence.Origin;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Asks for the facts of one organisation that hold by a set of imports, and knows which files they came from. */
final class FactQuery {

    private static final int FETCHED_AT_ONCE = 2_000;

    private final Handle handle;
    private final OrganisationId organisation;
    private final VisibleImports visible;
    private final Map<File, Origin> origins;

    private record File(long importId, int file) {
    }

    FactQuery(Handle handle, OrganisationId organisation, VisibleImports visible) {
        this.handle = handle;
        this.organisation = organisation;
        this.visible = visible;
        origins = origins();
    }

    private Map<File, Origin> origins() {
        Map<File, Origin> origins = new HashMap<>();
        handle.createQuery("""
                SELECT source.import, source.file, source.kind, source.name, source.data_day, imports.recorded
                FROM import_files source
                JOIN imports ON imports.organisation = source.organisation AND imports.id = source.import
                WHERE source.organisation = :organisation AND source.data_day IS NOT NULL""")
                .bind("organisation", organisation)
                .map((row, _) -> origins.put(new File(row.getLong("import"), row.getInt("file")),
                        new Origin(Origin.Kind.valueOf(row.getString("kind")), row.getString("name"),
                                LocalDate.parse(row.getString("data_day")), Instant.parse(row.getString("recorded")),
                                OptionalLong.of(row.getLong("import")))))
                .list();
        return origins;
    }

    /** The facts of a kind, import by import; within one in the order in which they were written. */
    Query of(FactKind kind) {
        // The plus keeps SQLite from looking each import up for each fact, where few facts are replaced at all.
        return visible.in(handle.createQuery("""
                SELECT fact.* FROM <table> fact
                WHERE fact.organisation = :organisation AND fact.import IN (<visible>)
                  AND NOT EXISTS (SELECT 1 FROM supersessions newer
                      WHERE newer.organisation = fact.organisation AND newer.kind = :kind
                        AND newer.import = fact.import AND newer.ordinal = fact.ordinal
                        AND +newer.by_import IN (<visible>))
                ORDER BY fact.import, fact.ordinal""")).define("table", kind.table()).bind("kind", kind)
                .bind("organisation", organisation).setFetchSize(FETCHED_AT_ONCE);
    }

    /** The same with those that were replaced. */
    Query ever(FactKind kind) {
        return visible.in(handle.createQuery("""
                SELECT fact.* FROM <table> fact
                WHERE fact.organisation = :organisation AND fact.import IN (<visible>)
                ORDER BY fact.import, fact.ordinal""")).define("table", kind.table()).bind("organisation", organisation)
                .setFetchSize(FETCHED_AT_ONCE);
    }

    /** Remembers the keys of the facts of a kind; whether there are any. */
    boolean keysInto(KnownKeys keys, FactKind kind) {
        var isCertification = kind == FactKind.CERTIFICATION;
        return of(kind).scanResultSet((rows, _) -> {
            boolean any = false;
            for (var row = rows.get(); row.next();) {
                var key = new Fingerprint.Key(row.getLong("key_high"), row.getLong("key_low"));
                keys.earlier(isCertification ? key.among(origin(row).kind()) : key, row.getLong("content"),
                        row.getLong("import"), row.getInt("ordinal"));
                any = true;
            }
            return any;
        });
    }

    /** A fact as it stands in its table. */
    record Kept(Fingerprint.Key key, Origin.Kind source, Map<String, Object> columns) {

        String text(String column) {
            return String.valueOf(columns.get(column));
        }
    }

    /** Every fact of a kind, for kinds of which there are not too many. */
    List<Kept> kept(FactKind kind) {
        return of(kind)
                .map((row, context) -> new Kept(new Fingerprint.Key(row.getLong("key_high"), row.getLong("key_low")),
                        origin(row).kind(),
                        Map.of("person", row.getString("person"), "credential",
                                kind == FactKind.CERTIFICATION ? row.getString("credential") : "", "earned",
                                kind == FactKind.CERTIFICATION ? row.getString("earned") : "")))
                .list();
    }

    /** The shared origin of the facts of one file. */
    Origin origin(ResultSet row) throws SQLException {
        var origin = origins.get(new File(row.getLong("import"), row.getInt("file")));
        if (origin == null) {
            throw new IllegalStateException("a fact of import " + row.getLong("import") + " came from no file");
        }
        return origin;
    }

    static <T> Optional<T> maybe(ResultSet row, String column, Function<String, T> read) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(read);
    }

    static YearMonth month(int number) {
        return YearMonth.of(number / 100, number % 100);
    }
}
