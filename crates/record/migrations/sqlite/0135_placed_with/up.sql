-- With which parties children live, lived or are to live: so that the children of one are found without reading every placement.
CREATE TABLE placed_with (
  child_id BIGINT NOT NULL,
  placement_id BIGINT NOT NULL,
  party_id BIGINT NOT NULL,
  PRIMARY KEY (child_id, placement_id)
);
CREATE INDEX placed_with_by_party ON placed_with (party_id);
DROP INDEX object_placement;
CREATE INDEX party_by_lead ON party (lead_worker);
