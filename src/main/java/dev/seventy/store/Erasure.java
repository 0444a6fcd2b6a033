package dev.seventy.store;

import java.util.List;
import java.util.Map;

/**
 * The organisations that are being removed, with whatever they have. A mark in the store outlasts the process, so that
 * what is left is removed by whoever comes next.
 */
final class Erasure {

    /** Of which there may be much, with what tells the rows apart. */
    private static final Map<String, String> LARGE = Map.ofEntries(
            Map.entry("supersessions", "kind, import, ordinal, by_import"),
            Map.entry("certifications", "import, ordinal"), Map.entry("azure_usage", "import, ordinal"),
            Map.entry("customers", "import, ordinal"), Map.entry("staff", "import, ordinal"),
            Map.entry("measures", "import, ordinal"), Map.entry("official_scores", "import, ordinal"),
            Map.entry("achievements", "import, ordinal"), Map.entry("playbook_entries", "import, ordinal"),
            Map.entry("terms", "id"), Map.entry("person_links", "person, same_as, import"),
            Map.entry("person_identifiers", "kind, value, import"), Map.entry("person_names", "person, import, own"),
            Map.entry("people", "id"), Map.entry("errands", "id"), Map.entry("drafts", "number"),
            Map.entry("accounts", "platform, workspace, account"), Map.entry("deliveries", "delivery"),
            Map.entry("audit", "sequence"));
    private static final int ERASED_AT_ONCE = 2_000;

    private final Database database;

    Erasure(Database database) {
        this.database = database;
    }

    /** No workspace leads to it any more. */
    void mark(OrganisationId id) {
        database.writing(handle -> {
            handle.createUpdate("DELETE FROM platform_links WHERE organisation = :id").bind("id", id).execute();
            Sequence.ERASURE.next(handle, id);
        });
    }

    List<OrganisationId> marked() {
        return database.read(handle -> handle
                .createQuery("SELECT organisation FROM sequences WHERE name = :name ORDER BY organisation")
                .bind("name", Sequence.ERASURE.name()).map((row, _) -> new OrganisationId(row.getInt("organisation")))
                .list());
    }

    /** Removes what there may be much of; false when the thread was interrupted before all of it was gone. */
    boolean empty(OrganisationId id) {
        for (var table : Organisations.TABLES.stream().filter(LARGE::containsKey).toList()) {
            var key = "organisation, " + LARGE.get(table);
            var isMore = true;
            while (isMore) {
                if (Thread.currentThread().isInterrupted()) {
                    return false;
                }
                isMore = database.<Integer>writeMuch(handle -> handle
                        .createUpdate("DELETE FROM " + table + " WHERE organisation = :organisation AND (" + key
                                + ") IN (SELECT " + key + " FROM " + table
                                + " WHERE organisation = :organisation LIMIT :most)")
                        .bind("organisation", id).bind("most", ERASED_AT_ONCE).execute()) == ERASED_AT_ONCE;
            }
        }
        return true;
    }
}
