ALTER TABLE session DROP COLUMN handed_over;
