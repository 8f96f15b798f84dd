-- Files of statutory returns as they were sent to the Department: the bytes, packed, and what was known of them on the day.
CREATE TABLE return_submission (
  id BIGINT NOT NULL PRIMARY KEY,
  what TEXT NOT NULL,
  year INTEGER NOT NULL,
  serial INTEGER NOT NULL,
  authority TEXT NOT NULL,
  checked_at BIGINT NOT NULL,
  sent_on INTEGER NOT NULL,
  kept_at BIGINT NOT NULL,
  kept_by BIGINT NOT NULL,
  children BIGINT NOT NULL,
  episodes BIGINT NOT NULL,
  errors BIGINT NOT NULL,
  queries BIGINT NOT NULL,
  calendar TEXT NOT NULL,
  rules TEXT NOT NULL,
  explanations TEXT NOT NULL,
  digest TEXT NOT NULL,
  file BLOB NOT NULL
);
CREATE UNIQUE INDEX return_submission_by_digest ON return_submission (digest);
