// Who is responsible for tasks
// Gives the duties, presumed leads included.
// $tasks: ids of tasks
MATCH (a:Agency)-[r:LEADS|SHARES|PRESUMED_TO_LEAD]->(t:Task)
WHERE t.id IN $tasks
RETURN a AS source, r AS edge, t AS target;
