// The edges of a type
// Gives the labels and ids of their ends, and their properties.
// «type»: relationship type
MATCH (a)-[r:«type»]->(b)
RETURN labels(a)[0] AS source_label, a.id AS source, labels(b)[0] AS target_label, b.id AS target, r {.*} AS properties;
