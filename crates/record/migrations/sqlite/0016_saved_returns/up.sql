-- Checks of statutory returns that an analyst saved: what was found, never the files that were checked.
CREATE TABLE saved_return (
  id BIGINT NOT NULL PRIMARY KEY,
  what TEXT NOT NULL,
  year INTEGER NOT NULL,
  checked_at BIGINT NOT NULL,
  saved_at BIGINT NOT NULL,
  saved_by BIGINT NOT NULL,
  name TEXT NOT NULL,
  reason TEXT NOT NULL,
  children BIGINT NOT NULL,
  errors BIGINT NOT NULL,
  queries BIGINT NOT NULL,
  whole INTEGER NOT NULL,
  report BLOB NOT NULL
);
CREATE INDEX saved_return_by_time ON saved_return (saved_at);
