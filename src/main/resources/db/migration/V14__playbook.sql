-- What a firm says of the rows of its playbook: owners, states, figures. They are facts like the others.
CREATE TABLE playbook_entries (
    organisation INTEGER NOT NULL,
    import BIGINT NOT NULL,
    ordinal INTEGER NOT NULL,
    file INTEGER NOT NULL,
    line INTEGER NOT NULL,
    key_high BIGINT NOT NULL,
    key_low BIGINT NOT NULL,
    content BIGINT NOT NULL,
    said_on TEXT NOT NULL,
    part TEXT NOT NULL,
    item TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT,
    unit TEXT,
    note TEXT,
    person TEXT,
    PRIMARY KEY (organisation, import, ordinal),
    FOREIGN KEY (organisation, import) REFERENCES imports (organisation, id)
) ${clustered};

-- Whether a digest has a section on the playbook.
ALTER TABLE digests ADD COLUMN playbook INTEGER NOT NULL DEFAULT 0;
