-- Who has read a notice to a team: each of its supervisors puts it away for themselves alone. And what the authority's own
-- chain says of the making, changing and closing of accounts, by time.
CREATE TABLE notice_read (
  notice_id BIGINT NOT NULL,
  worker_id BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (notice_id, worker_id)
);
CREATE INDEX journal_of_accounts ON journal (at, object_id)
  WHERE chain = 0 AND verb IN ('account.made', 'account.changed', 'account.closed');
