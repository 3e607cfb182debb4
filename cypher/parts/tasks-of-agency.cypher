// The tasks of an agency
// Gives the ids of the tasks that a picture of an agency is about.
// $ids: ids of agencies
MATCH (x:Agency)-[:LEADS|SHARES]->(t:Task)
WHERE x.id IN $ids
RETURN DISTINCT t.id AS id
ORDER BY id;
