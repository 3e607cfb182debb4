// What joins agencies
// Gives the tasks that two of some agencies are responsible for.
// $agencies: ids of agencies
// $limit: at most this many
MATCH (a:Agency)-[:LEADS|SHARES]->(t:Task)<-[:LEADS|SHARES]-(b:Agency)
WHERE a.id IN $agencies AND b.id IN $agencies AND a.id < b.id
RETURN DISTINCT t.id AS id
ORDER BY id
LIMIT $limit;
