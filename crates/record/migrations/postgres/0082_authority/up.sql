-- Whose database this is: one row, once an authority has been named for it.
CREATE TABLE authority (
  id TEXT NOT NULL PRIMARY KEY,
  named_at BIGINT NOT NULL
);
