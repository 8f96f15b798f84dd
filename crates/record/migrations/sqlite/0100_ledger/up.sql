-- The entries of ledgers as they are listed and searched, drawn from their documents in `object` in the same transaction as
-- each change. Days are days since 1970, minutes count from midnight and are -1 where the time is not known. `about` holds the
-- ids of children, each between two spaces; `folded` the words, in one case and without marks.
CREATE TABLE ledger (
  family_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  id BIGINT NOT NULL,
  on_day INTEGER NOT NULL,
  minute INTEGER NOT NULL,
  sort TEXT NOT NULL,
  about TEXT NOT NULL,
  folded TEXT NOT NULL,
  PRIMARY KEY (family_id, kind, id)
) WITHOUT ROWID;
CREATE INDEX ledger_by_day ON ledger (family_id, on_day, minute, id);

-- What rules see of a family's ledger: numbers and days, drawn from its entries.
CREATE TABLE ledger_digest (
  family_id BIGINT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL
);

-- A version of Kith that does not know ledgers would take their documents for things that it cannot read.
INSERT INTO kept_form (number, oldest) VALUES (3, 3);
