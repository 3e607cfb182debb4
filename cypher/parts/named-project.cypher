// Projects of a name
// Gives the projects that this is the name or the id of.
// $name: name or id
MATCH (n:Project)
WHERE n.name = $name OR n.id = $name
RETURN n.id AS id, n.name AS name
ORDER BY id;
