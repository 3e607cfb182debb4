// Some nodes of a label, to be drawn by Neo4j Browser
// Gives them in the columns of edges, since none may bring them.
// $ids: ids of nodes
// «label»: node label
MATCH (n:«label»)
WHERE n.id IN $ids
RETURN n AS source, null AS edge, null AS target;
