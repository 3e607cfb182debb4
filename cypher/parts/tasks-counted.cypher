// Tasks on a map
// Gives what a map shows of some tasks.
// $items: ids of tasks
MATCH (x:Task)
WHERE x.id IN $items
RETURN x.id AS id, x.name AS name, x.path AS path, x.order AS position;
