DROP TABLE saved_return;
