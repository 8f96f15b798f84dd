DROP TABLE second_person;
