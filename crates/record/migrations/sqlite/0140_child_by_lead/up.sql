-- With which children somebody leads the work: a child with a team of its own has no family on the list of whoever leads.
CREATE INDEX child_by_lead ON child (lead_worker);
