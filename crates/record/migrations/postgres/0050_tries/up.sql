-- What was typed as a name stood here in plain text. From here on only keyed digests do. Drafts are counted for each worker
-- and forgotten by their age.
DELETE FROM attempt;
CREATE INDEX draft_by_time ON draft (at);
