-- The checkpoint that signed a chain as it stands, so that the next looks only at chains that have gone on since. 0: none, or not
-- noted yet: then the checkpoints' own marks say so.
ALTER TABLE chain_head ADD COLUMN signed_in BIGINT NOT NULL DEFAULT 0;
CREATE INDEX chain_head_by_checkpoint ON chain_head (signed_in);
