package dev.seventy.store;

import dev.seventy.evidence.Entry;

/** The kinds of facts, each in a table of its own. */
public enum FactKind {
    CERTIFICATION("certifications", "person", "credential", "earned", "expires", "active", "link"),
    USAGE("azure_usage", "customer", "month", "service", "association", "location", "segment", "duplicate", "acr_usd"),
    CUSTOMER("customers", "tenant", "name", "segment", "reported"),
    STAFF("staff", "person", "manager", "location", "role", "from_day", "until_day"),
    MEASURE("measures", "as_of", "area", "path", "name", "association", "month", "amount", "unit", "attested_by"),
    OFFICIAL_SCORE("official_scores", "as_of", "area", "path", "metric", "points", "maximum"),
    ACHIEVEMENT("achievements", "since_day", "kind", "name", "confirmed"),
    PLAYBOOK("playbook_entries", "said_on", "part", "item", "field", "value", "unit", "note", "person");

    private static final String COMMON = "organisation, import, ordinal, file, line, key_high, key_low, content";

    private final String table;
    private final String columns;

    FactKind(String table, String... columns) {
        this.table = table;
        this.columns = String.join(", ", columns);
    }

    static FactKind of(Entry entry) {
        return switch (entry) {
            case Entry.Earned _ -> CERTIFICATION;
            case Entry.Consumed _ -> USAGE;
            case Entry.Named _ -> CUSTOMER;
            case Entry.Employed _ -> STAFF;
            case Entry.Reported _ -> MEASURE;
            case Entry.Scored _ -> OFFICIAL_SCORE;
            case Entry.Achieved _ -> ACHIEVEMENT;
            case Entry.Planned _ -> PLAYBOOK;
        };
    }

    String table() {
        return table;
    }

    String insertion() {
        var all = COMMON + ", " + columns;
        return "INSERT INTO " + table + " (" + all + ") VALUES (" + all.replaceAll("\\w+", "?") + ")";
    }
}
