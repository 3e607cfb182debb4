// Groups that stand for agencies
// Gives the edges from some agencies to groups that are responsible for some tasks, as the document of the task uses the name.
// $tasks: ids of tasks
// $agencies: ids of agencies
MATCH (a:Agency)-[r:MEMBER_OF]->(g:Agency)-[:LEADS|SHARES]->(t:Task)
WHERE t.id IN $tasks AND a.id IN $agencies AND r.document = t.document
RETURN a AS source, r AS edge, g AS target;
