// The ids of nodes that a server names by its own
// Gives our id of each: of a relationship without its ends the server sends nothing else.
// $missing: the server's own ids
MATCH (n)
WHERE elementId(n) IN $missing
RETURN elementId(n) AS own, n.id AS id;
