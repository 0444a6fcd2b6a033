package dev.seventy.store;

import java.util.List;

/** Which imports were told with one saying, and are taken back together. */
public final class Sayings {

    private final Database database;

    Sayings(Database database) {
        this.database = database;
    }

    /** Keeps that several were, in the transaction that it is called in. */
    public void together(OrganisationId organisation, List<ImportId> ids) {
        database.writing(handle -> ids.forEach(id -> handle.createUpdate("""
                UPDATE imports SET said_with = :first WHERE organisation = :organisation AND id = :id""")
                .bind("first", ids.getFirst()).bind("organisation", organisation).bind("id", id).execute()));
    }

    /** All that were told with one, the newest first; that one alone where it was all. */
    public List<ImportId> with(OrganisationId organisation, ImportId id) {
        var all = database.read(handle -> handle.createQuery("""
                SELECT id FROM imports WHERE organisation = :organisation AND said_with = (
                    SELECT said_with FROM imports WHERE organisation = :organisation AND id = :id)
                ORDER BY id DESC""").bind("organisation", organisation).bind("id", id)
                .map((row, _) -> new ImportId(row.getLong("id"))).list());
        return all.isEmpty() ? List.of(id) : all;
    }
}
