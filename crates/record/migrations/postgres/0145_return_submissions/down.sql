DROP TABLE return_submission;
