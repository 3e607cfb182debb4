// Where tasks are
// Gives the edges to some places; where none are named, to those that the words of the task name.
// $tasks: ids of tasks
// $places: ids of places
MATCH (t:Task)-[r:LOCATED_IN]->(p:Place)
WHERE t.id IN $tasks AND (p.id IN $places OR (size($places) = 0 AND r.basis IN ['explicit', 'curated', 'government']))
RETURN t AS source, r AS edge, p AS target;
