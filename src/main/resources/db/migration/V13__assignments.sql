-- What a digest leaves out for now. item is the name of a designation, a certification, a metric, a customer or a kind of
-- material; until is the first day on which it may come again, and NULL where it stays away until it is brought back.
-- points, missing and due say how bad it was then: what is worse comes back before its day.
CREATE TABLE digest_snoozes (
    organisation INTEGER NOT NULL REFERENCES organisations (id),
    digest BIGINT NOT NULL,
    item TEXT NOT NULL,
    until TEXT,
    points TEXT NOT NULL,
    missing INTEGER NOT NULL,
    due TEXT,
    since TEXT NOT NULL,
    PRIMARY KEY (organisation, digest, item)
);

-- Who was asked to earn or renew what, or to raise which metric, until when. held is the last day of what the person held
-- of it when asked; that it is done is found from the certifications and not kept. state is open, declined, done or
-- taken back, since changed.
CREATE TABLE assignments (
    organisation INTEGER NOT NULL REFERENCES organisations (id),
    id BIGINT NOT NULL,
    person TEXT NOT NULL,
    what TEXT NOT NULL,
    due TEXT NOT NULL,
    held TEXT,
    since TEXT NOT NULL,
    actor TEXT NOT NULL,
    platform TEXT NOT NULL,
    state TEXT NOT NULL,
    changed TEXT NOT NULL,
    PRIMARY KEY (organisation, id)
);
