-- The reminders that somebody was sent, counted by the ISO week of their own zone, as 2026-W48. reader is a person, week
-- and day are those of the reader's zone, and team says whether it listed people of theirs.
CREATE TABLE nudges (
    organisation INTEGER NOT NULL REFERENCES organisations (id),
    reader TEXT NOT NULL,
    week TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    day TEXT NOT NULL,
    team INTEGER NOT NULL,
    PRIMARY KEY (organisation, reader, week, ordinal)
);

-- Which step before the end of which certification a reader was told, and on which of their days. person is the holder,
-- step a number of days, opens for the day from which it can be renewed, or the end of a snooze, as after 2026-12-06.
CREATE TABLE nudge_steps (
    organisation INTEGER NOT NULL REFERENCES organisations (id),
    reader TEXT NOT NULL,
    person TEXT NOT NULL,
    credential TEXT NOT NULL,
    expires TEXT NOT NULL,
    step TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (organisation, reader, person, credential, expires, step)
);

-- Who wants no reminders: of one credential or, where that is empty, of none; since which of their days, and until which
-- they are told again, which is null for good.
CREATE TABLE nudge_pauses (
    organisation INTEGER NOT NULL REFERENCES organisations (id),
    person TEXT NOT NULL,
    credential TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT,
    PRIMARY KEY (organisation, person, credential)
);

-- When each firm is looked through for whom to remind: one row for each to which a workspace is linked, of the same form
-- as scheduled_tasks, so that instances share them.
CREATE TABLE scheduled_nudges (
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
CREATE INDEX scheduled_nudges_due ON scheduled_nudges (execution_time);
CREATE INDEX scheduled_nudges_alive ON scheduled_nudges (last_heartbeat);
