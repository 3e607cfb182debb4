// The edges from some nodes that no document states
// Gives the type, and the properties of all of them in one list.
// $ids: ids of nodes
// «label»: node label
// «type»: relationship type
UNWIND $ids AS id
MATCH (:«label» {id: id})-[x:«type»]->()
WHERE x.document IS NULL
RETURN '«type»' AS name, collect(x {.*}) AS found;
