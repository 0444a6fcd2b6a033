-- Whose account stands behind an alias of the audit trail, which holds aliases alone. The alias is a hash of the salt
-- and the account, so that the row can be removed without touching the trail, and no other account put in its place.
CREATE TABLE audit_names (
    organisation INTEGER NOT NULL REFERENCES organisations (id),
    alias TEXT NOT NULL,
    salt TEXT NOT NULL,
    account TEXT NOT NULL,
    PRIMARY KEY (organisation, alias),
    UNIQUE (organisation, account)
);

-- Ids that lead to nobody any more. wiped is when the bytes of what was removed were overwritten too.
CREATE TABLE forgotten (
    organisation INTEGER NOT NULL REFERENCES organisations (id),
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    wiped TEXT,
    PRIMARY KEY (organisation, person)
);
