-- The last entry of a chain that changed something. Whoever decided on the record as it was then may still write.
ALTER TABLE chain_head ADD COLUMN changed BIGINT NOT NULL DEFAULT 0;
-- The last version of what was withdrawn, for when it comes back.
CREATE INDEX journal_withdrawn ON journal (chain, kind, object_id) WHERE body IS NULL AND version > 0;
