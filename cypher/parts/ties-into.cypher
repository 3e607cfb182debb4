// The edges of a type to some nodes, to be drawn
// Gives them whole.
// $ids: ids of nodes
// «type»: relationship type
// «source»: node label
// «target»: node label
MATCH (:«source»)-[edge:«type»]->(b:«target»)
WHERE b.id IN $ids
RETURN edge;
