// Who leads tasks by the written word
// Gives each task with an agency that leads it.
// $items: ids of tasks
MATCH (a:Agency)-[l:LEADS]->(x:Task)
WHERE x.id IN $items
RETURN DISTINCT x.id AS item, a.name AS agency, l.rank AS rank, a.id AS agency_id;
