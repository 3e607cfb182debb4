// Documents of a name
// Gives the documents that this is the title, the id or the number (文号) of.
// $name: title, id or number
MATCH (n:Document)
WHERE n.name = $name OR n.id = $name OR n.number = $name
RETURN n.id AS id, n.name AS name
ORDER BY id;
