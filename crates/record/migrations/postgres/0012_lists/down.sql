DROP TABLE family_summary;
DROP TABLE due;
