-- A family's name and reference as they are compared: one case, no marks. Empty: drawn by an earlier release, and folded
-- when Kith opens the database.
ALTER TABLE family ADD COLUMN folded_name TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE family ADD COLUMN folded_reference TEXT COLLATE "C" NOT NULL DEFAULT '';
CREATE INDEX family_by_folded_reference ON family (folded_reference);
