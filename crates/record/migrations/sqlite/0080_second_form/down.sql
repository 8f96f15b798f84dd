-- Entries of the second form cannot be read without these columns: where there are any, nothing is taken back.
CREATE TEMPORARY TABLE of_the_second_form (n BIGINT NOT NULL CHECK (n = 0));
INSERT INTO of_the_second_form SELECT COUNT(*) FROM journal WHERE form > 1;
DROP TABLE of_the_second_form;
ALTER TABLE journal DROP COLUMN form;
ALTER TABLE journal DROP COLUMN change;
ALTER TABLE journal DROP COLUMN chains;
ALTER TABLE journal DROP COLUMN together;
ALTER TABLE journal DROP COLUMN reason_salt;
ALTER TABLE journal DROP COLUMN reason_erased;
ALTER TABLE journal DROP COLUMN body_salt;
ALTER TABLE journal DROP COLUMN body_erased;
