-- Who is sent a digest of the firm, where and when. place is a channel where shared is 1, and otherwise the account of
-- whoever reads it; subscriber is the account whose rights it has. weekday counts from Monday, which is 1, and hour is
-- HH:mm in the zone. week is the last ISO week that is settled, as 2026-W48, sent when one went out last, and rules what
-- was remembered of the rules then. An ended one stays for a while, so that it can be said why.
CREATE TABLE digests (
    organisation INTEGER NOT NULL REFERENCES organisations (id),
    id BIGINT NOT NULL,
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    grid TEXT,
    place TEXT NOT NULL,
    shared INTEGER NOT NULL,
    subscriber TEXT NOT NULL,
    weekday INTEGER NOT NULL,
    hour TEXT NOT NULL,
    zone TEXT NOT NULL,
    areas TEXT NOT NULL,
    important INTEGER NOT NULL,
    quiet INTEGER NOT NULL,
    muted TEXT,
    since TEXT NOT NULL,
    week TEXT,
    sent TEXT,
    rules TEXT NOT NULL,
    ended TEXT,
    reason TEXT NOT NULL,
    PRIMARY KEY (organisation, id)
);
CREATE INDEX digests_of_workspace ON digests (platform, workspace);

-- When each digest is looked at next: one row for each that has not ended, of the same form as scheduled_tasks, so that
-- instances share them. A table of its own, so that looking through the lanes does not look through these.
CREATE TABLE scheduled_digests (
    task_name TEXT NOT NULL,
    task_instance TEXT NOT NULL,
    task_data ${bytes},
    execution_time ${instant} NOT NULL,
    picked ${flag} NOT NULL,
    picked_by TEXT,
    last_success ${instant},
    last_failure ${instant},
    consecutive_failures INTEGER,
    last_heartbeat ${instant},
    version BIGINT NOT NULL,
    priority SMALLINT,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_digests_due ON scheduled_digests (execution_time);
CREATE INDEX scheduled_digests_alive ON scheduled_digests (last_heartbeat);

-- The zone in which the platform says that somebody lives.
ALTER TABLE accounts ADD COLUMN zone TEXT;
