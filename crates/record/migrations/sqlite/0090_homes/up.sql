-- What access decisions need of records of children and of parties, drawn from those records.
CREATE TABLE child (
  id BIGINT NOT NULL PRIMARY KEY,
  team_id BIGINT,
  lead_worker BIGINT,
  hidden INTEGER NOT NULL
);
CREATE INDEX child_by_team ON child (team_id);

-- To which families' records a child belongs, from the child's half of each link.
CREATE TABLE child_link (
  child_id BIGINT NOT NULL,
  link_id BIGINT NOT NULL,
  family_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  from_day INTEGER NOT NULL,
  to_day INTEGER,
  holding INTEGER NOT NULL,
  PRIMARY KEY (child_id, link_id)
);
CREATE INDEX child_link_by_family ON child_link (family_id, person_id);

CREATE TABLE party (
  id BIGINT NOT NULL PRIMARY KEY,
  team_id BIGINT NOT NULL,
  lead_worker BIGINT,
  restricted INTEGER NOT NULL
);
CREATE INDEX party_by_team ON party (team_id);
