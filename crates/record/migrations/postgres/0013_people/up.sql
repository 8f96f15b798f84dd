-- The people of all families as they are searched for. Keys compare byte by byte.
CREATE TABLE person_index (
  person_id BIGINT NOT NULL PRIMARY KEY,
  family_id BIGINT NOT NULL,
  reference TEXT NOT NULL,
  given TEXT NOT NULL,
  family_name TEXT NOT NULL,
  also_known_as TEXT NOT NULL,
  part TEXT NOT NULL,
  born INTEGER,
  died INTEGER,
  address TEXT NOT NULL
);
CREATE INDEX person_index_by_family ON person_index (family_id);

CREATE TABLE name_key (
  key TEXT COLLATE "C" NOT NULL,
  team_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  PRIMARY KEY (key, team_id, person_id)
);
CREATE INDEX name_key_by_person ON name_key (person_id, key);

CREATE TABLE name_word (
  key TEXT COLLATE "C" NOT NULL,
  word TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (key, word)
);
