package dev.seventy.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PersonClues;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of one import into the table of their kind, by plain JDBC batches, because a million may come. A row
 * that says what is known appends nothing; one that says otherwise supersedes.
 */
final class FactTable {

    private static final int ASKED_AT_ONCE = 100;
    private static final String SUPERSESSION = """
            INSERT INTO supersessions (organisation, kind, import, ordinal, by_import) VALUES (?, ?, ?, ?, ?)""";

    private final OrganisationId organisation;
    private final ImportId importId;
    private final Set<Long> visible;
    private final PersonRegister people;
    private final Terms terms;
    private final Map<FactKind, Boolean> hasEarlier = new HashMap<>();
    private int ordinal;

    /** A fact that holds so far: visible, and not superseded by anything visible. */
    private record Earlier(long importId, int ordinal, long content) {
    }

    FactTable(OrganisationId organisation, ImportId importId, Set<Long> visible, PersonRegister people) {
        this.organisation = organisation;
        this.importId = importId;
        this.visible = visible;
        this.people = people;
        terms = new Terms(organisation);
    }

    /** Writes rows of one kind within the transaction of the handle, and counts what they change. */
    void write(Handle handle, FactKind kind, List<FactRow> rows, ChangeCounter counter) {
        try {
            var connection = handle.getConnection();
            var earlier = earlier(connection, kind, rows);
            try (var insertion = connection.prepareStatement(kind.insertion());
                    var supersession = connection.prepareStatement(SUPERSESSION)) {
                for (var row : rows) {
                    var before = earlier.get(row.key());
                    if (before != null && before.content() == row.content()) {
                        counter.unchanged(row);
                        // People are found even so: the row may tell more of who they are.
                        who(row.entry());
                        continue;
                    }
                    if (before != null) {
                        bind(supersession, organisation.value(), kind.name(), before.importId(), before.ordinal(),
                                importId.value());
                        supersession.addBatch();
                    }
                    counter.appended(row, before != null);
                    bind(insertion, values(handle, row));
                    insertion.addBatch();
                }
                insertion.executeBatch();
                supersession.executeBatch();
            }
        } catch (SQLException failure) {
            throw new Database.Failed(failure);
        }
    }

    private Map<Fingerprint.Key, Earlier> earlier(Connection connection, FactKind kind, List<FactRow> rows)
            throws SQLException {
        Map<Fingerprint.Key, Earlier> found = new HashMap<>();
        if (!hasEarlier(connection, kind)) {
            return found;
        }
        var places = String.join(", ", Collections.nCopies(ASKED_AT_ONCE, "?"));
        try (var question = connection.prepareStatement("""
                SELECT fact.key_high, fact.key_low, fact.content, fact.import, fact.ordinal, newer.by_import
                FROM %s fact LEFT JOIN supersessions newer ON newer.organisation = fact.organisation
                    AND newer.kind = ? AND newer.import = fact.import AND newer.ordinal = fact.ordinal
                WHERE fact.organisation = ? AND fact.key_high IN (%s)""".formatted(kind.table(), places))) {
            for (int from = 0; from < rows.size(); from += ASKED_AT_ONCE) {
                question.setString(1, kind.name());
                question.setInt(2, organisation.value());
                for (int at = 0; at < ASKED_AT_ONCE; at++) {
                    question.setLong(at + 3, rows.get(Math.min(from + at, rows.size() - 1)).key().high());
                }
                take(question, found);
            }
        }
        return found;
    }

    private void take(PreparedStatement question, Map<Fingerprint.Key, Earlier> found) throws SQLException {
        // A fact comes once for each import that superseded it; it holds when none of those is visible.
        Set<Earlier> gone = new HashSet<>();
        Map<Earlier, Fingerprint.Key> holding = new HashMap<>();
        try (var row = question.executeQuery()) {
            while (row.next()) {
                var fact = new Earlier(row.getLong("import"), row.getInt("ordinal"), row.getLong("content"));
                var newer = row.getLong("by_import");
                if (visible.contains(fact.importId())) {
                    holding.put(fact, new Fingerprint.Key(row.getLong("key_high"), row.getLong("key_low")));
                    if (newer != 0 && visible.contains(newer)) {
                        gone.add(fact);
                    }
                }
            }
        }
        gone.forEach(holding::remove);
        holding.forEach((fact, key) -> found.put(key, fact));
    }

    private boolean hasEarlier(Connection connection, FactKind kind) throws SQLException {
        var known = hasEarlier.get(kind);
        if (known != null) {
            return known;
        }
        boolean has = false;
        try (var question = connection
                .prepareStatement("SELECT 1 FROM " + kind.table() + " WHERE organisation = ? AND import = ? LIMIT 1")) {
            for (var earlier : visible) {
                question.setInt(1, organisation.value());
                question.setLong(2, earlier);
                try (var row = question.executeQuery()) {
                    has |= row.next();
                }
            }
        }
        hasEarlier.put(kind, has);
        return has;
    }

    private void who(Entry entry) {
        switch (entry) {
            case Entry.Earned row -> people.find(row.person());
            case Entry.Employed row -> employed(row);
            case Entry.Consumed _,Entry.Named _,Entry.Reported _,Entry.Scored _ -> {
            }
        }
    }

    private String employed(Entry.Employed row) {
        return people.find(row.person(), row.slackUser(), row.teamsUser(), true).value();
    }

    private @Nullable Object[] values(Handle handle, FactRow row) {
        return switch (row.entry()) {
            case Entry.Earned fact -> values(row, people.find(fact.person()).value(), fact.credential().value(),
                    fact.earned(), fact.expires(), fact.active());
            case Entry.Consumed fact -> values(row, terms.number(handle, fact.customer().tenant()), month(fact.month()),
                    terms.number(handle, fact.service()), terms.number(handle, fact.association()),
                    terms.number(handle, fact.location()), fact.segment().map(segment -> terms.number(handle, segment)),
                    fact.duplicate(), fact.acrUsd().toPlainString());
            case Entry.Named fact -> values(row, fact.customer().tenant(), fact.name(), fact.segment(), !row.derived());
            case Entry.Employed fact -> values(row, employed(fact), fact.manager().map(this::manager), fact.location(),
                    fact.role(), fact.from(), fact.until());
            case Entry.Reported fact -> values(row, fact.asOf(), fact.area(), fact.path(), fact.measure(),
                    fact.association(), fact.month(), fact.value().toPlainString(), fact.unit());
            case Entry.Scored fact -> values(row, fact.asOf(), fact.area(), fact.path(), fact.metric(),
                    fact.points().toPlainString(), fact.maximum().toPlainString());
        };
    }

    private String manager(String address) {
        return people.find(new PersonClues(Optional.empty(), Optional.empty(), Optional.empty(), List.of(address),
                Optional.empty())).value();
    }

    static int month(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    private @Nullable Object[] values(FactRow row, Object... own) {
        var values = new @Nullable Object[8 + own.length];
        values[0] = organisation.value();
        values[1] = importId.value();
        values[2] = ordinal++;
        values[3] = row.file();
        values[4] = row.entry().row();
        values[5] = row.key().high();
        values[6] = row.key().low();
        values[7] = row.content();
        for (int at = 0; at < own.length; at++) {
            values[8 + at] = plain(own[at]);
        }
        return values;
    }

    private static @Nullable Object plain(Object value) {
        return switch (value) {
            case Optional<?> maybe -> maybe.isPresent() ? plain(maybe.get()) : null;
            case Boolean flag -> flag ? 1 : 0;
            case Integer number -> number;
            default -> value.toString();
        };
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int at = 0; at < values.length; at++) {
            statement.setObject(at + 1, values[at]);
        }
    }
}
