// Whether there is a graph
// Gives one row where the store holds a document.
MATCH (d:Document)
RETURN d.id AS id
LIMIT 1;
