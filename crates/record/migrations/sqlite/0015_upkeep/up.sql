-- For which day a family's lists were last drawn, in days since 1970: some of what they say changes with the day.
ALTER TABLE family_summary ADD COLUMN drawn INTEGER NOT NULL DEFAULT 0;
