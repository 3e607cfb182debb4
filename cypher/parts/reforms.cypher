// Who carries on the work of agencies
// Gives the edges from those that came after a reform.
// $agencies: ids of agencies
MATCH (a:Agency)-[r:SUCCEEDS]->(b:Agency)
WHERE b.id IN $agencies
RETURN a AS source, r AS edge, b AS target;
