// 某地的项目
// Projects in a place or below it: their kind and status, where they are, and the tasks and documents that name them.
// $place: place name, alias or adcode; what lies in it counts, e.g. 黄石
// $kind: only this kind of project, e.g. 铁路 (default: all)
// $limit: at most this many rows (default: 500)
// theme: 在哪里 Where
// draws: project_id: Project, place_ids: Place, tasks: Task
// table: kind | project, status, places, documents, titles
MATCH (p:Place)
WHERE p.name = $place OR p.id = $place OR $place IN p.aliases
MATCH (q:Place)-[:PART_OF*0..4]->(p)
WITH DISTINCT q
MATCH (x:Project)-[:LOCATED_IN]->(q)
WHERE $kind IN ['all', x.kind]
WITH DISTINCT x
RETURN x.kind AS kind, x.name AS project, x.status AS status,
       COLLECT { MATCH (x)-[:LOCATED_IN]->(r:Place) WITH DISTINCT r RETURN r.name ORDER BY r.id } AS places,
       COLLECT { MATCH (x)-[:STATED_IN]->(d:Document) WITH DISTINCT d RETURN d.title ORDER BY d.id } AS documents,
       COLLECT { MATCH (x)<-[:INCLUDES]-(t:Task) WITH DISTINCT t RETURN t.title ORDER BY t.id } AS titles,
       COLLECT { MATCH (x)-[s:STATED_IN]->(:Document) WITH DISTINCT s.quote AS quote RETURN quote ORDER BY quote } AS quotes,
       COLLECT { MATCH (x)-[:LOCATED_IN]->(r:Place) WITH DISTINCT r RETURN r.id ORDER BY r.id } AS place_ids,
       COLLECT { MATCH (x)<-[:INCLUDES]-(t:Task) WITH DISTINCT t RETURN t.id ORDER BY t.id } AS tasks,
       x.id AS project_id
ORDER BY kind, project_id
LIMIT $limit;
