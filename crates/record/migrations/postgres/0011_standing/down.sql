DROP TABLE notice;
DROP TABLE break_glass;
DROP TABLE conflict;
DROP TABLE restriction;
