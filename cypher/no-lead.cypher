// 没有明文牵头单位的任务
// Tasks for which no lead is written: who shares them, and whom the order of the list suggests.
// $document: only this document, by its id or a part of its title, e.g. 长江中游 (default: all)
// $limit: at most this many rows (default: 500)
// draws: task: Task
// table: document | number, title, leads_inferred, responsible
MATCH (d:Document)
WHERE $document = 'all' OR d.id = $document OR d.title CONTAINS $document
MATCH (d)<-[:STATED_IN]-(t:Task)
OPTIONAL MATCH (t)<-[l:LEADS]-(:Agency)
WHERE l.basis <> 'first_listed'
WITH d, t, count(l) AS leads
WHERE leads = 0
// the rows asked for first: what they list is looked up for these alone
WITH d, t, [d.id, t.order, t.id] AS sorting
ORDER BY sorting
LIMIT $limit
RETURN d.title AS document, t.number AS number, t.title AS title,
       COLLECT {
         MATCH (t)<-[s:LEADS]-(b:Agency)
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS leads_inferred,
       COLLECT {
         MATCH (t)<-[s:SHARES]-(b:Agency)
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS responsible,
       COLLECT { MATCH (t)<-[s:SHARES]-(:Agency) WITH DISTINCT s.quote AS quote RETURN quote ORDER BY quote } AS quotes,
       t.id AS task, d.id AS document_id, t.order AS position
ORDER BY document_id, position, task;
