-- Who may know of a restricted family, who may never, who opened one in an emergency, and who was told.
CREATE TABLE restriction (
  worker_id BIGINT NOT NULL,
  family_id BIGINT NOT NULL,
  reason TEXT NOT NULL,
  since BIGINT NOT NULL,
  added_by BIGINT NOT NULL,
  PRIMARY KEY (worker_id, family_id)
) WITHOUT ROWID;
CREATE INDEX restriction_by_family ON restriction (family_id);

CREATE TABLE conflict (
  worker_id BIGINT NOT NULL,
  family_id BIGINT NOT NULL,
  reason TEXT NOT NULL,
  since BIGINT NOT NULL,
  added_by BIGINT NOT NULL,
  PRIMARY KEY (worker_id, family_id)
) WITHOUT ROWID;
CREATE INDEX conflict_by_family ON conflict (family_id);

CREATE TABLE break_glass (
  id BIGINT NOT NULL PRIMARY KEY,
  family_id BIGINT NOT NULL,
  team_id BIGINT NOT NULL,
  worker_id BIGINT NOT NULL,
  reason TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  until_at BIGINT NOT NULL,
  reviewed_by BIGINT,
  reviewed_at BIGINT,
  review_note TEXT NOT NULL
);
CREATE INDEX break_glass_by_worker ON break_glass (worker_id, until_at);
CREATE INDEX break_glass_by_team ON break_glass (team_id, reviewed_at);

CREATE TABLE notice (
  id BIGINT NOT NULL PRIMARY KEY,
  to_team BIGINT,
  to_worker BIGINT,
  family_id BIGINT,
  at BIGINT NOT NULL,
  code TEXT NOT NULL,
  text TEXT NOT NULL,
  read_at BIGINT,
  read_by BIGINT
);
CREATE INDEX notice_by_team ON notice (to_team, read_at);
CREATE INDEX notice_by_worker ON notice (to_worker, read_at);
