// 多份文件都写到的项目
// Projects that two documents name, of one province or of several, and where they are.
// $limit: at most this many rows (default: 200)
// theme: 在哪里 Where
// draws: project_id: Project, place_ids: Place, tasks: Task
// table: project, kind, places, documents, quotes
MATCH (x:Project)-[:STATED_IN]->(d:Document)
WITH x, count(DISTINCT d) AS named_in
WHERE named_in > 1
RETURN x.name AS project, x.kind AS kind, named_in,
       COLLECT { MATCH (x)-[:LOCATED_IN]->(r:Place) WITH DISTINCT r RETURN r.name ORDER BY r.id } AS places,
       COLLECT { MATCH (x)-[:STATED_IN]->(d:Document) WITH DISTINCT d RETURN d.title ORDER BY d.id } AS documents,
       COLLECT { MATCH (x)-[s:STATED_IN]->(:Document) WITH DISTINCT s.quote AS quote RETURN quote ORDER BY quote } AS quotes,
       COLLECT { MATCH (x)-[:LOCATED_IN]->(r:Place) WITH DISTINCT r RETURN r.id ORDER BY r.id } AS place_ids,
       COLLECT { MATCH (x)<-[:INCLUDES]-(t:Task) WITH DISTINCT t RETURN t.id ORDER BY t.id } AS tasks,
       x.id AS project_id
ORDER BY named_in DESC, project_id
LIMIT $limit;
