// Some nodes of a label, to be drawn
// Gives them whole.
// $ids: ids of nodes
// «label»: node label
MATCH (n:«label»)
WHERE n.id IN $ids
RETURN n AS node
ORDER BY n.id;
