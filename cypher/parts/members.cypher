// Members among agencies
// Gives the edges from members to groups, both among some agencies.
// $agencies: ids of agencies
MATCH (a:Agency)-[r:MEMBER_OF]->(g:Agency)
WHERE a.id IN $agencies AND g.id IN $agencies
RETURN a AS source, r AS edge, g AS target;
