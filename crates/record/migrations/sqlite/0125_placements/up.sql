-- With whom children live: the few documents that say so are found without going through all others.
CREATE INDEX object_placement ON object (family_id) WHERE kind = 'placement';
