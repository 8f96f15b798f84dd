DROP INDEX journal_withdrawn;
ALTER TABLE chain_head DROP COLUMN changed;
