-- SQLite and PostgreSQL both take this file: TEXT, BIGINT and INTEGER only, days and instants as ISO text in UTC,
-- decimals as plain text. ${clustered} is WITHOUT ROWID on SQLite, so that a row lies where its key puts it, and
-- nothing on PostgreSQL. Names, addresses and accounts of people stand in the person tables and in roles alone.

CREATE TABLE organisations (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    sample INTEGER NOT NULL,
    fixed_today TEXT,
    zone TEXT NOT NULL,
    created TEXT NOT NULL
);

-- The last number given out; organisation 0 is the whole store.
CREATE TABLE sequences (
    organisation INTEGER NOT NULL,
    name TEXT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (organisation, name)
);

CREATE TABLE platform_links (
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    organisation INTEGER NOT NULL REFERENCES organisations (id),
    linked TEXT NOT NULL,
    PRIMARY KEY (platform, workspace)
);

CREATE TABLE roles (
    organisation INTEGER NOT NULL REFERENCES organisations (id),
    sequence BIGINT NOT NULL,
    subject TEXT NOT NULL,
    role TEXT NOT NULL,
    event TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    platform TEXT NOT NULL,
    PRIMARY KEY (organisation, sequence)
);

CREATE TABLE audit (
    organisation INTEGER NOT NULL REFERENCES organisations (id),
    sequence BIGINT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    platform TEXT NOT NULL,
    action TEXT NOT NULL,
    objects TEXT NOT NULL,
    outcome TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (organisation, sequence)
);

-- What a platform delivered once; organisation 0 where the workspace is linked to none.
CREATE TABLE deliveries (
    organisation INTEGER NOT NULL,
    delivery TEXT NOT NULL,
    at TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (organisation, delivery)
);

-- based_on is the organisation's version on which the import was staged.
CREATE TABLE imports (
    organisation INTEGER NOT NULL REFERENCES organisations (id),
    id BIGINT NOT NULL,
    actor TEXT NOT NULL,
    platform TEXT NOT NULL,
    recorded TEXT NOT NULL,
    based_on BIGINT NOT NULL,
    PRIMARY KEY (organisation, id)
);

CREATE TABLE import_files (
    organisation INTEGER NOT NULL,
    import BIGINT NOT NULL,
    file INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    account TEXT NOT NULL,
    data_day TEXT,
    PRIMARY KEY (organisation, import, file),
    FOREIGN KEY (organisation, import) REFERENCES imports (organisation, id)
);

CREATE TABLE import_events (
    organisation INTEGER NOT NULL,
    import BIGINT NOT NULL,
    event TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    platform TEXT NOT NULL,
    PRIMARY KEY (organisation, import, event),
    FOREIGN KEY (organisation, import) REFERENCES imports (organisation, id)
);

CREATE TABLE import_counts (
    organisation INTEGER NOT NULL,
    import BIGINT NOT NULL,
    kind TEXT NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    repeated INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    PRIMARY KEY (organisation, import, kind),
    FOREIGN KEY (organisation, import) REFERENCES imports (organisation, id)
);

-- An import found rows of another unchanged and appended nothing for them, so that the other cannot be taken back
-- before it: what this one says would be lost.
CREATE TABLE import_leans (
    organisation INTEGER NOT NULL,
    import BIGINT NOT NULL,
    on_import BIGINT NOT NULL,
    PRIMARY KEY (organisation, import, on_import),
    FOREIGN KEY (organisation, import) REFERENCES imports (organisation, id)
);

CREATE TABLE people (
    organisation INTEGER NOT NULL,
    id TEXT NOT NULL,
    import BIGINT NOT NULL,
    PRIMARY KEY (organisation, id),
    FOREIGN KEY (organisation, import) REFERENCES imports (organisation, id)
);

CREATE TABLE person_names (
    organisation INTEGER NOT NULL,
    person TEXT NOT NULL,
    import BIGINT NOT NULL,
    own INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (organisation, person, import, own),
    FOREIGN KEY (organisation, import) REFERENCES imports (organisation, id)
);

-- Each import that states an identifier has its own row, so that undoing another leaves this one standing.
CREATE TABLE person_identifiers (
    organisation INTEGER NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    import BIGINT NOT NULL,
    person TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (organisation, kind, value, import),
    FOREIGN KEY (organisation, import) REFERENCES imports (organisation, id)
);

-- Two person ids found to be one human.
CREATE TABLE person_links (
    organisation INTEGER NOT NULL,
    person TEXT NOT NULL,
    same_as TEXT NOT NULL,
    import BIGINT NOT NULL,
    PRIMARY KEY (organisation, person, same_as, import),
    FOREIGN KEY (organisation, import) REFERENCES imports (organisation, id)
);

-- Tenants, services, associations, locations and segments, each written once.
CREATE TABLE terms (
    organisation INTEGER NOT NULL,
    id INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (organisation, id),
    UNIQUE (organisation, text)
);

-- Facts. key_high and key_low are 128 bits of the SHA-256 of the natural key, content 64 bits of that of the rest.
-- No index is on them: an import reads the keys of its organisation in one go, which costs far less than writing an
-- index of hashes row by row.
CREATE TABLE certifications (
    organisation INTEGER NOT NULL,
    import BIGINT NOT NULL,
    ordinal INTEGER NOT NULL,
    file INTEGER NOT NULL,
    line INTEGER NOT NULL,
    key_high BIGINT NOT NULL,
    key_low BIGINT NOT NULL,
    content BIGINT NOT NULL,
    person TEXT NOT NULL,
    credential TEXT NOT NULL,
    earned TEXT NOT NULL,
    expires TEXT,
    active INTEGER NOT NULL,
    PRIMARY KEY (organisation, import, ordinal),
    FOREIGN KEY (organisation, import) REFERENCES imports (organisation, id)
) ${clustered};

-- A million rows come at once, so no foreign key is checked for each. month is 202610 for October 2026; customer,
-- service, association, location and segment are terms.
CREATE TABLE azure_usage (
    organisation INTEGER NOT NULL,
    import BIGINT NOT NULL,
    ordinal INTEGER NOT NULL,
    file INTEGER NOT NULL,
    line INTEGER NOT NULL,
    key_high BIGINT NOT NULL,
    key_low BIGINT NOT NULL,
    content BIGINT NOT NULL,
    customer INTEGER NOT NULL,
    month INTEGER NOT NULL,
    service INTEGER NOT NULL,
    association INTEGER NOT NULL,
    location INTEGER NOT NULL,
    segment INTEGER,
    duplicate INTEGER NOT NULL,
    acr_usd TEXT NOT NULL,
    PRIMARY KEY (organisation, import, ordinal)
) ${clustered};

-- reported: 1 from a customers report, 0 when the name merely stood in a usage row.
CREATE TABLE customers (
    organisation INTEGER NOT NULL,
    import BIGINT NOT NULL,
    ordinal INTEGER NOT NULL,
    file INTEGER NOT NULL,
    line INTEGER NOT NULL,
    key_high BIGINT NOT NULL,
    key_low BIGINT NOT NULL,
    content BIGINT NOT NULL,
    tenant TEXT NOT NULL,
    name TEXT NOT NULL,
    segment TEXT,
    reported INTEGER NOT NULL,
    PRIMARY KEY (organisation, import, ordinal),
    FOREIGN KEY (organisation, import) REFERENCES imports (organisation, id)
) ${clustered};

CREATE TABLE staff (
    organisation INTEGER NOT NULL,
    import BIGINT NOT NULL,
    ordinal INTEGER NOT NULL,
    file INTEGER NOT NULL,
    line INTEGER NOT NULL,
    key_high BIGINT NOT NULL,
    key_low BIGINT NOT NULL,
    content BIGINT NOT NULL,
    person TEXT NOT NULL,
    manager TEXT,
    location TEXT,
    role TEXT,
    from_day TEXT,
    until_day TEXT,
    PRIMARY KEY (organisation, import, ordinal),
    FOREIGN KEY (organisation, import) REFERENCES imports (organisation, id)
) ${clustered};

CREATE TABLE measures (
    organisation INTEGER NOT NULL,
    import BIGINT NOT NULL,
    ordinal INTEGER NOT NULL,
    file INTEGER NOT NULL,
    line INTEGER NOT NULL,
    key_high BIGINT NOT NULL,
    key_low BIGINT NOT NULL,
    content BIGINT NOT NULL,
    as_of TEXT NOT NULL,
    area TEXT NOT NULL,
    path TEXT,
    name TEXT NOT NULL,
    association TEXT,
    month TEXT,
    amount TEXT NOT NULL,
    unit TEXT NOT NULL,
    PRIMARY KEY (organisation, import, ordinal),
    FOREIGN KEY (organisation, import) REFERENCES imports (organisation, id)
) ${clustered};

CREATE TABLE official_scores (
    organisation INTEGER NOT NULL,
    import BIGINT NOT NULL,
    ordinal INTEGER NOT NULL,
    file INTEGER NOT NULL,
    line INTEGER NOT NULL,
    key_high BIGINT NOT NULL,
    key_low BIGINT NOT NULL,
    content BIGINT NOT NULL,
    as_of TEXT NOT NULL,
    area TEXT NOT NULL,
    path TEXT,
    metric TEXT,
    points TEXT NOT NULL,
    maximum TEXT NOT NULL,
    PRIMARY KEY (organisation, import, ordinal),
    FOREIGN KEY (organisation, import) REFERENCES imports (organisation, id)
) ${clustered};

-- A fact that another import's replaces, or withdraws, for as long as that import is visible.
CREATE TABLE supersessions (
    organisation INTEGER NOT NULL,
    kind TEXT NOT NULL,
    import BIGINT NOT NULL,
    ordinal INTEGER NOT NULL,
    by_import BIGINT NOT NULL,
    PRIMARY KEY (organisation, kind, import, ordinal, by_import),
    FOREIGN KEY (organisation, by_import) REFERENCES imports (organisation, id)
) ${clustered};
CREATE INDEX supersessions_by ON supersessions (organisation, by_import);
