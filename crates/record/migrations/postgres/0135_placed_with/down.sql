DROP INDEX party_by_lead;
CREATE INDEX object_placement ON object (family_id) WHERE kind = 'placement';
DROP TABLE placed_with;
