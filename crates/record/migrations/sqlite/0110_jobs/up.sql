-- Work that nobody waits for: what is to be done, when, which node is doing it and what became of it. Ids only, no words of a record.
CREATE TABLE job (
  id BIGINT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  arguments TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  attempts INTEGER NOT NULL,
  node INTEGER,
  lease BIGINT,
  leased_until BIGINT,
  failed_at BIGINT,
  last_error TEXT NOT NULL,
  done_at BIGINT,
  given_up_at BIGINT
);
CREATE UNIQUE INDEX job_by_key ON job (kind, key);
CREATE INDEX job_by_due ON job (due_at) WHERE done_at IS NULL AND given_up_at IS NULL;
