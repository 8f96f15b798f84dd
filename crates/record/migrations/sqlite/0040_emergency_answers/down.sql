ALTER TABLE break_glass DROP COLUMN why_now;
ALTER TABLE break_glass DROP COLUMN happened;
ALTER TABLE break_glass DROP COLUMN child;
