DROP INDEX child_by_lead;
