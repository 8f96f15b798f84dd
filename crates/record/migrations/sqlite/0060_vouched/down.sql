ALTER TABLE session DROP COLUMN bound;
DROP TABLE vouched_since;
