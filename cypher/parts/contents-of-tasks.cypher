// What tasks build
// Gives the projects and clusters: some of them, and all where the tasks are few.
// $tasks: ids of tasks
// $few: how many tasks are few
// $named: ids of projects and clusters
MATCH (t:Task)-[r:INCLUDES|BUILDS]->(x:Project|Cluster)
WHERE t.id IN $tasks AND (size($tasks) <= $few OR x.id IN $named)
RETURN t AS source, r AS edge, x AS target;
