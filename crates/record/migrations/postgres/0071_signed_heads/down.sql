DROP INDEX chain_head_by_checkpoint;
ALTER TABLE chain_head DROP COLUMN signed_in;
