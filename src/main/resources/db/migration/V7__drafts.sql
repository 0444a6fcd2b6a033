-- What somebody began to tell in a place and of which a piece is still open, or what was recorded there last, so that it
-- can be corrected in a few words. The content is sealed where there is a key, and is emptied when its time is over.
CREATE TABLE drafts (
    organisation INTEGER NOT NULL REFERENCES organisations (id),
    number BIGINT NOT NULL,
    platform TEXT NOT NULL,
    workspace TEXT NOT NULL,
    account TEXT NOT NULL,
    place TEXT NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL,
    expires TEXT NOT NULL,
    PRIMARY KEY (organisation, number)
);
CREATE INDEX drafts_of ON drafts (organisation, platform, workspace, account, place);
