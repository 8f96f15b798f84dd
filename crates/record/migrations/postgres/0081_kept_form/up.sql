-- The form of what is kept, and the oldest form whose versions of Kith may write into it: an older one refuses the database.
CREATE TABLE kept_form (
  number BIGINT NOT NULL PRIMARY KEY,
  oldest BIGINT NOT NULL
);
INSERT INTO kept_form (number, oldest) VALUES (2, 2);
