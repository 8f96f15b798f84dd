-- The family's record: each thing as a versioned document, with its journal.
-- Times are microseconds since 1970 in UTC, days are days since 1970, yes and no are 1 and 0, "nobody" is 0 or NULL.
CREATE TABLE object (
  family_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  id BIGINT NOT NULL,
  version INTEGER NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (family_id, kind, id)
) WITHOUT ROWID;

CREATE TABLE journal (
  chain BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  actor BIGINT NOT NULL,
  verb TEXT NOT NULL,
  kind TEXT NOT NULL,
  object_id BIGINT NOT NULL,
  version INTEGER NOT NULL,
  reason TEXT NOT NULL,
  basis TEXT NOT NULL,
  body TEXT,
  hash BLOB NOT NULL,
  PRIMARY KEY (chain, seq)
) WITHOUT ROWID;

CREATE INDEX journal_by_actor ON journal (actor, at);

CREATE TABLE chain_head (
  chain BIGINT NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL,
  hash BLOB NOT NULL
);

CREATE TABLE checkpoint (
  number BIGINT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  chains BIGINT NOT NULL,
  entries BIGINT NOT NULL,
  root BLOB NOT NULL,
  signed_by BLOB NOT NULL,
  signature BLOB NOT NULL
);

-- The heads that a checkpoint signed and that had moved since the checkpoint before it.
CREATE TABLE checkpoint_head (
  chain BIGINT NOT NULL,
  number BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (chain, number)
) WITHOUT ROWID;

-- What lists and access decisions need of the family's case, drawn from its document in the same transaction.
CREATE TABLE family (
  id BIGINT NOT NULL PRIMARY KEY,
  reference TEXT NOT NULL,
  name TEXT NOT NULL,
  stage TEXT NOT NULL,
  status TEXT NOT NULL,
  team_id BIGINT NOT NULL,
  lead_worker BIGINT,
  chair BIGINT,
  restricted INTEGER NOT NULL,
  opened INTEGER NOT NULL,
  closed INTEGER
);
CREATE UNIQUE INDEX family_by_reference ON family (reference);
CREATE INDEX family_by_team ON family (team_id, status);
CREATE INDEX family_by_lead_worker ON family (lead_worker, status);
CREATE INDEX family_by_chair ON family (chair, status);

CREATE TABLE family_worker (
  family_id BIGINT NOT NULL,
  worker_id BIGINT NOT NULL,
  PRIMARY KEY (family_id, worker_id)
) WITHOUT ROWID;
CREATE INDEX family_worker_by_worker ON family_worker (worker_id);

-- Keys under which a worker's form was saved, so that a second press saves nothing twice.
CREATE TABLE saved_once (
  worker BIGINT NOT NULL,
  key TEXT NOT NULL,
  family_id BIGINT NOT NULL,
  at BIGINT NOT NULL,
  outcome TEXT NOT NULL,
  PRIMARY KEY (worker, key)
) WITHOUT ROWID;
CREATE INDEX saved_once_by_time ON saved_once (at);

CREATE TABLE draft (
  worker BIGINT NOT NULL,
  key TEXT NOT NULL,
  family_id BIGINT NOT NULL,
  at BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (worker, key)
);
