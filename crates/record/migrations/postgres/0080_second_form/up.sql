-- The second form of journal entries: of which change over how many chains an entry is a part, what its words are salted with,
-- and the digests of words that were erased. What was written before is of the first form and stays as it is.
ALTER TABLE journal ADD COLUMN form INTEGER NOT NULL DEFAULT 1;
ALTER TABLE journal ADD COLUMN change BIGINT NOT NULL DEFAULT 0;
ALTER TABLE journal ADD COLUMN chains INTEGER NOT NULL DEFAULT 0;
ALTER TABLE journal ADD COLUMN together BYTEA;
ALTER TABLE journal ADD COLUMN reason_salt BYTEA;
ALTER TABLE journal ADD COLUMN reason_erased BYTEA;
ALTER TABLE journal ADD COLUMN body_salt BYTEA;
ALTER TABLE journal ADD COLUMN body_erased BYTEA;
