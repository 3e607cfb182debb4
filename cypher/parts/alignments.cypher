// Tasks of one measure
// Gives the edges that join some tasks as the same measure.
// $tasks: ids of tasks
MATCH (t:Task)-[r:ALIGNED_WITH]->(u:Task)
WHERE t.id IN $tasks AND u.id IN $tasks
RETURN t AS source, r AS edge, u AS target;
