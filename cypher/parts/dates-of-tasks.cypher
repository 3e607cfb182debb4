// Until when tasks are to be done
// Gives the edges from tasks to what they promise by a date.
// $tasks: ids of tasks
MATCH (t:Task)-[r:DUE]->(m:Milestone)
WHERE t.id IN $tasks
RETURN t AS source, r AS edge, m AS target;
