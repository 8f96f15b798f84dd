DROP INDEX journal_of_accounts;
DROP TABLE notice_read;
