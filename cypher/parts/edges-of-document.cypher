// The edges of a type that a document states
// Gives the labels and ids of their ends, and their properties.
// $document: id of the document
// «type»: relationship type
MATCH (a)-[r:«type»]->(b)
WHERE r.document = $document
RETURN labels(a)[0] AS source_label, a.id AS source, labels(b)[0] AS target_label, b.id AS target, r {.*} AS properties;
