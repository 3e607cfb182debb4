// Nodes of a name
// Gives the nodes that this is the name, the id or an alias of.
// $name: name, id or alias
// «label»: node label, one of Agency | Place | Cluster
MATCH (n:«label»)
WHERE n.name = $name OR n.id = $name OR $name IN n.aliases
RETURN n.id AS id, n.name AS name
ORDER BY id;
