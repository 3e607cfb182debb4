// The edges of a type between two labels, to be drawn
// Gives them whole.
// «type»: relationship type
// «source»: node label
// «target»: node label
MATCH (:«source»)-[edge:«type»]->(:«target»)
RETURN edge;
