// All places
// Gives what a map needs to know of them.
MATCH (p:Place)
RETURN p.id AS id, p.name AS name, p.level AS level, p.adcode AS adcode;
