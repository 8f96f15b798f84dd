DROP TABLE name_word;
DROP TABLE name_key;
DROP TABLE person_index;
