DROP INDEX object_placement;
