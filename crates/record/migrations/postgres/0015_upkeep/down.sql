ALTER TABLE family_summary DROP COLUMN drawn;
