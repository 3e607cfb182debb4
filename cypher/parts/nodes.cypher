// The nodes of a label, to be drawn
// Gives them whole.
// «label»: node label
MATCH (n:«label»)
RETURN n AS node;
