-- The numbers that stand on every paper: the team's with the hours in which it answers, and the one for every other hour.
ALTER TABLE team ADD COLUMN phone TEXT NOT NULL DEFAULT '';
ALTER TABLE team ADD COLUMN hours TEXT NOT NULL DEFAULT '';
ALTER TABLE team ADD COLUMN duty_phone TEXT NOT NULL DEFAULT '';
