-- What serving a chat platform needs. The same dialect as V1; ${instant}, ${bytes} and ${flag} stand in the one table
-- that a library reads and writes: TIMESTAMP WITH TIME ZONE, BYTEA and BOOLEAN on PostgreSQL, INTEGER and BLOB on
-- SQLite.

-- What is to be done after a platform was answered; organisation 0 where the workspace is linked to none. A payload is
-- sealed by whoever writes it where it holds a secret, and is emptied when the errand ends.
CREATE TABLE errands (
    organisation INTEGER NOT NULL,
    id BIGINT NOT NULL,
    lane TEXT NOT NULL,
    kind TEXT NOT NULL,
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    payload TEXT NOT NULL,
    recorded TEXT NOT NULL,
    due TEXT NOT NULL,
    expires TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    fence BIGINT NOT NULL,
    lease TEXT,
    outcome TEXT NOT NULL,
    PRIMARY KEY (organisation, id)
);
CREATE INDEX errands_of_lane ON errands (lane, due, id) WHERE state = 'waiting';
CREATE INDEX errands_due ON errands (due, lane) WHERE state = 'waiting';
CREATE UNIQUE INDEX errands_running ON errands (lane) WHERE state = 'running';

-- An app in a workspace, or in a whole enterprise where workspace is empty. Tokens are sealed; an ended installation
-- has none. made_organisation is the organisation that was made for it.
CREATE TABLE installations (
    platform TEXT NOT NULL,
    enterprise TEXT NOT NULL,
    workspace TEXT NOT NULL,
    bot_token TEXT NOT NULL,
    refresh_token TEXT,
    expires TEXT,
    bot_user TEXT NOT NULL,
    scopes TEXT NOT NULL,
    installer TEXT,
    app TEXT NOT NULL,
    name TEXT NOT NULL,
    installed TEXT NOT NULL,
    state TEXT NOT NULL,
    ended TEXT,
    made_organisation INTEGER,
    PRIMARY KEY (platform, enterprise, workspace)
);
CREATE INDEX installations_of_workspace ON installations (platform, workspace);

-- The states of installations under way: hashes only, of the state and of the browser's cookie.
CREATE TABLE installation_states (
    state TEXT NOT NULL PRIMARY KEY,
    browser TEXT NOT NULL,
    made TEXT NOT NULL,
    expires TEXT NOT NULL,
    used TEXT
);

-- Somebody's account on a platform, a person table: names and addresses stand here. tied says how the account came to
-- its person: '' not at all, 'address', 'self' or 'manager'.
CREATE TABLE accounts (
    organisation INTEGER NOT NULL REFERENCES organisations (id),
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT,
    standing TEXT NOT NULL,
    checked TEXT NOT NULL,
    person TEXT,
    tied TEXT NOT NULL,
    PRIMARY KEY (organisation, platform, workspace, account)
);

-- The last value of a name holds.
CREATE TABLE settings (
    organisation INTEGER NOT NULL REFERENCES organisations (id),
    sequence BIGINT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    platform TEXT NOT NULL,
    PRIMARY KEY (organisation, sequence)
);

-- The table of db-scheduler 16. https://github.com/kagkarlsson/db-scheduler
CREATE TABLE scheduled_tasks (
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
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_alive ON scheduled_tasks (last_heartbeat);
CREATE INDEX scheduled_tasks_by_priority ON scheduled_tasks (priority DESC, execution_time ASC);
