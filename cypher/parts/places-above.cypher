// What places lie in
// Gives each place with one that it lies in.
MATCH (p:Place)-[:PART_OF]->(o:Place)
RETURN DISTINCT p.id AS id, o.id AS above;
