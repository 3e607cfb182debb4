// The edges of a type from some nodes, to be drawn
// Gives them whole.
// $ids: ids of nodes
// «type»: relationship type
// «source»: node label
// «target»: node label
MATCH (a:«source»)-[edge:«type»]->(:«target»)
WHERE a.id IN $ids
RETURN edge;
