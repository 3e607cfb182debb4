// What measures tasks
// Gives the edges from some indicators to some tasks.
// $tasks: ids of tasks
// $named: ids of indicators
MATCH (i:Indicator)-[r:MEASURES]->(t:Task)
WHERE t.id IN $tasks AND i.id IN $named
RETURN i AS source, r AS edge, t AS target;
