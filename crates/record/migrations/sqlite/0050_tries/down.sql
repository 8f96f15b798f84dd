DROP INDEX draft_by_time;
