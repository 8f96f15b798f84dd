DROP INDEX family_by_folded_reference;
ALTER TABLE family DROP COLUMN folded_reference;
ALTER TABLE family DROP COLUMN folded_name;
