-- What a firm achieved with a vendor: references, projects, deal registrations. They are facts like the others.
CREATE TABLE achievements (
    organisation INTEGER NOT NULL,
    import BIGINT NOT NULL,
    ordinal INTEGER NOT NULL,
    file INTEGER NOT NULL,
    line INTEGER NOT NULL,
    key_high BIGINT NOT NULL,
    key_low BIGINT NOT NULL,
    content BIGINT NOT NULL,
    since_day TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    confirmed INTEGER NOT NULL,
    PRIMARY KEY (organisation, import, ordinal),
    FOREIGN KEY (organisation, import) REFERENCES imports (organisation, id)
) ${clustered};
