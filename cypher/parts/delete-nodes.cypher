// Nodes to delete
// Deletes nodes with all edges at them.
// $ids: ids of nodes
// «label»: node label
UNWIND $ids AS id
MATCH (n:«label» {id: id})
DETACH DELETE n;
