// Projects or clusters on a map
// Gives what a map shows of some of them.
// $items: ids of projects or clusters
// «label»: node label, one of Project | Cluster
MATCH (x:«label»)
WHERE x.id IN $items
RETURN x.id AS id, x.name AS name;
