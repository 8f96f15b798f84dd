-- Who works here, how they sign in, and how often somebody has tried in vain.
CREATE TABLE team (
  id BIGINT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  folded TEXT NOT NULL UNIQUE
);

CREATE TABLE account (
  id BIGINT NOT NULL PRIMARY KEY,
  username TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  role TEXT NOT NULL,
  team_id BIGINT,
  password_hash TEXT NOT NULL,
  must_change_password INTEGER NOT NULL,
  totp_secret TEXT,
  totp_last_step BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  disabled_at BIGINT
);
CREATE INDEX account_by_team ON account (team_id);

CREATE TABLE session (
  token_hash TEXT NOT NULL PRIMARY KEY,
  worker_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL,
  reauthenticated_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX session_by_worker ON session (worker_id, ended_at);
CREATE INDEX session_by_start ON session (created_at);

CREATE TABLE attempt (
  subject TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX attempt_by_subject ON attempt (subject, at);
CREATE INDEX attempt_by_time ON attempt (at);
