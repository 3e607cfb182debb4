// The titles of documents
// Gives the title of each.
MATCH (d:Document)
RETURN d.id AS id, d.title AS title;
