// The tasks of a project
// Gives the ids of the tasks that a picture of a project is about.
// $ids: ids of projects
MATCH (t:Task)-[:INCLUDES]->(x:Project)
WHERE x.id IN $ids
RETURN DISTINCT t.id AS id
ORDER BY id;
