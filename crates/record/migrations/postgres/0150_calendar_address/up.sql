-- The secret address under which a calendar reads when somebody is busy: one for each worker, by its hash alone.
CREATE TABLE calendar_address (
  worker_id BIGINT NOT NULL PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  made_at BIGINT NOT NULL
);
