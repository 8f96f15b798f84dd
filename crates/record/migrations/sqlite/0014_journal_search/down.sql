DROP INDEX journal_about_family;
DROP INDEX journal_by_time;
