-- Since when chain 0 vouches for accounts, access and sessions; with what lists are drawn;
-- and what binds a session to a secret outside the database.
CREATE TABLE vouched_since (
  at BIGINT NOT NULL PRIMARY KEY,
  drawn_with TEXT NOT NULL
);
ALTER TABLE session ADD COLUMN bound TEXT NOT NULL DEFAULT '';
