// The tasks of a document
// Gives the ids of the tasks that a picture of a document is about.
// $ids: ids of documents
MATCH (t:Task)-[:STATED_IN]->(x:Document)
WHERE x.id IN $ids
RETURN DISTINCT t.id AS id
ORDER BY id;
