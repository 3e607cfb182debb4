// Those of some nodes that are stored
// Gives the label, and the properties of all of them in one list.
// $ids: ids of nodes
// «label»: node label
UNWIND $ids AS id
MATCH (x:«label» {id: id})
RETURN '«label»' AS name, collect(x {.*}) AS found;
