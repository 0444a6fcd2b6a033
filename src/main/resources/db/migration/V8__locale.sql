-- In which locale whoever has an account writes, as a language tag such as en-GB, by which days are read; null where the
-- platform does not say.
ALTER TABLE accounts ADD COLUMN locale TEXT;
