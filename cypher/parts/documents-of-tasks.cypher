// The documents of tasks
// Gives the edges from tasks to what states them.
// $tasks: ids of tasks
MATCH (t:Task)-[r:STATED_IN]->(d:Document)
WHERE t.id IN $tasks
RETURN t AS source, r AS edge, d AS target;
