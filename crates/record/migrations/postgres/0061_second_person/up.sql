-- What one person may not do alone: who asks for what, why, until when, and what the second person said. `secret` holds
-- the hash of a new password until it counts; `details` who somebody would be, as JSON.
CREATE TABLE second_person (
  id BIGINT NOT NULL PRIMARY KEY,
  wanted TEXT NOT NULL,
  worker_id BIGINT NOT NULL,
  family_id BIGINT,
  secret TEXT NOT NULL,
  details TEXT NOT NULL,
  reason TEXT NOT NULL,
  asked_by BIGINT NOT NULL,
  asked_at BIGINT NOT NULL,
  until_at BIGINT NOT NULL,
  emergency INTEGER NOT NULL,
  answered_by BIGINT,
  answered_at BIGINT,
  agreed INTEGER,
  note TEXT NOT NULL
);
CREATE INDEX second_person_open ON second_person (answered_at, until_at);
