-- What was ever written about one thing is found without going through all of its chain, with every word in it: each time that
-- something new was kept SQLite did that, to see whether it had been withdrawn before.
DROP INDEX journal_withdrawn;
CREATE INDEX journal_of_thing ON journal (chain, kind, object_id, version) WHERE version > 0;
-- What was taken out of a record as never having belonged there.
CREATE INDEX journal_put_right ON journal (chain, seq) WHERE verb = 'wrong_record.put_right';
