-- For searching the journal over all chains: by time, and what the authority's own chain says about one family.
CREATE INDEX journal_by_time ON journal (at);
CREATE INDEX journal_about_family ON journal (object_id, at) WHERE chain = 0 AND kind = 'family';
