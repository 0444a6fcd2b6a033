package dev.seventy.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PersonClues;
import dev.seventy.evidence.PersonId;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of one import into the table of their kind, by plain JDBC batches, because a million may come.
 */
final class FactTable {

    private static final String SUPERSESSION = """
            INSERT INTO supersessions (organisation, kind, import, ordinal, by_import) VALUES (?, ?, ?, ?, ?)""";

    private final OrganisationId organisation;
    private final ImportId importId;
    private final PersonRegister people;
    private final Terms terms;
    private int ordinal;

    FactTable(OrganisationId organisation, ImportId importId, PersonRegister people) {
        this.organisation = organisation;
        this.importId = importId;
        this.people = people;
        terms = new Terms(organisation);
    }

    /** Writes rows, in their order, within the transaction of the handle. */
    void write(Handle handle, List<FactRow> rows) {
        try (var supersession = handle.getConnection().prepareStatement(SUPERSESSION)) {
            for (int from = 0, to; from < rows.size(); from = to) {
                to = end(rows, from);
                write(handle, rows.subList(from, to), supersession);
            }
            supersession.executeBatch();
        } catch (SQLException failure) {
            throw new Database.Failed(failure);
        }
    }

    /** The end of the rows that are of the same kind as the first. */
    private static int end(List<FactRow> rows, int from) {
        int to = from;
        while (to < rows.size() && rows.get(to).kind() == rows.get(from).kind()) {
            to++;
        }
        return to;
    }

    private void write(Handle handle, List<FactRow> rows, PreparedStatement supersession) throws SQLException {
        var kind = rows.getFirst().kind();
        try (var insertion = handle.getConnection().prepareStatement(kind.insertion())) {
            for (var row : rows) {
                if (!row.appends()) {
                    who(row.entry());
                    continue;
                }
                if (row.supersedes().isPresent()) {
                    var before = row.supersedes().get();
                    bind(supersession, organisation.value(), kind.name(), before.importId(), before.ordinal(),
                            importId.value());
                    supersession.addBatch();
                }
                bind(insertion, values(handle, row));
                insertion.addBatch();
            }
            insertion.executeBatch();
        }
    }

    private void who(Entry entry) {
        switch (entry) {
            case Entry.Earned row -> people.find(row.person());
            case Entry.Employed row -> employed(row);
            case Entry.Consumed _,Entry.Named _,Entry.Reported _,Entry.Scored _,Entry.Achieved _,Entry.Planned _ -> {
            }
        }
    }

    private PersonId employed(Entry.Employed row) {
        return people.find(row.person(), row.slackUser(), row.teamsUser(), true);
    }

    /** What replaces a fact stays with the id that the fact is about, so that parting two people parts these too. */
    private static String whose(FactRow row, PersonId found) {
        return row.whose().orElse(found).value();
    }

    private @Nullable Object[] values(Handle handle, FactRow row) {
        return switch (row.entry()) {
            case Entry.Earned fact -> values(row, whose(row, people.find(fact.person())), fact.credential().value(),
                    fact.earned(), fact.expires(), fact.active(), fact.link());
            case Entry.Consumed fact -> values(row, terms.number(handle, fact.customer().tenant()), month(fact.month()),
                    terms.number(handle, fact.service()), terms.number(handle, fact.association()),
                    terms.number(handle, fact.location()), fact.segment().map(segment -> terms.number(handle, segment)),
                    fact.duplicate(), fact.acrUsd().toPlainString());
            case Entry.Named fact -> values(row, fact.customer().tenant(), fact.name(), fact.segment(), !row.derived());
            case Entry.Employed fact -> values(row, whose(row, employed(fact)), fact.manager().map(this::manager),
                    fact.location(), fact.role(), fact.from(), fact.until());
            case Entry.Reported fact -> values(row, fact.asOf(), fact.area(), fact.path(), fact.measure(),
                    fact.association(), fact.month(), fact.value().toPlainString(), fact.unit(),
                    fact.attestedBy().map(who -> people.attesting(handle, who).value()));
            case Entry.Achieved fact -> values(row, fact.since(), fact.kind().word(), fact.name(), fact.confirmed());
            case Entry.Planned fact ->
                values(row, fact.day(), fact.part().word(), fact.item(), fact.field(), fact.value(), fact.unit(),
                        fact.note(), fact.person().map(who -> people.attesting(handle, who).value()));
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
