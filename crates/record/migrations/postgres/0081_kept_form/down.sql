DROP TABLE kept_form;
