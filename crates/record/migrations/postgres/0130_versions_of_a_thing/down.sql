DROP INDEX journal_put_right;
DROP INDEX journal_of_thing;
CREATE INDEX journal_withdrawn ON journal (chain, kind, object_id) WHERE body IS NULL AND version > 0;
