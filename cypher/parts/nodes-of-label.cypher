// The nodes of a label
// Gives their ids and properties.
// «label»: node label
MATCH (n:«label»)
RETURN n.id AS id, n {.*} AS properties;
