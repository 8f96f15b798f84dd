DELETE FROM kept_form WHERE number = 3;
DROP TABLE ledger_digest;
DROP TABLE ledger;
