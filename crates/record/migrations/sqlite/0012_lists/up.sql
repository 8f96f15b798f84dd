-- What lists need of a family's record, drawn from it in the same transaction as each change. Days are days since 1970.
-- What has no day of its own is undated: it stands on the day on which it is read and is never overdue.
CREATE TABLE due (
  family_id BIGINT NOT NULL,
  place INTEGER NOT NULL,
  code TEXT NOT NULL,
  on_day INTEGER NOT NULL,
  undated INTEGER NOT NULL,
  for_worker BIGINT,
  for_team BIGINT,
  object_kind TEXT NOT NULL,
  object_id BIGINT NOT NULL,
  what TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (family_id, place)
) WITHOUT ROWID;
CREATE INDEX due_by_worker ON due (for_worker, on_day);
CREATE INDEX due_by_team ON due (for_team, on_day);
CREATE INDEX due_by_family ON due (family_id, on_day);

CREATE TABLE family_summary (
  family_id BIGINT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL,
  lowest_score INTEGER,
  last_rating INTEGER,
  blocking INTEGER NOT NULL
);
