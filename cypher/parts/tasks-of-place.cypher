// The tasks of a place
// Gives the ids of the tasks that a picture of a place is about.
// $ids: ids of places
MATCH (t:Task)-[:LOCATED_IN]->(x:Place)
WHERE x.id IN $ids
RETURN DISTINCT t.id AS id
ORDER BY id;
