// What lies in places
// Gives the ids of places and of all that lies in them.
// $ids: ids of places
MATCH (q:Place)-[:PART_OF*0..4]->(p:Place)
WHERE p.id IN $ids
RETURN DISTINCT q.id AS id
ORDER BY id;
