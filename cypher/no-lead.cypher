// 没有明文牵头单位的任务
// Tasks for which no lead is written: who shares them, and who is presumed to lead by the order of the list.
// $document: only this document, by its id or a part of its title, e.g. 长江中游 (default: all)
// $limit: at most this many rows (default: 500)
// theme: 谁负责 Who
// draws: task: Task
// table: document | number, title, presumed_to_lead, responsible
MATCH (d:Document)
WHERE $document = 'all' OR d.id = $document OR d.title CONTAINS $document
MATCH (d)<-[:STATED_IN]-(t:Task)
OPTIONAL MATCH (t)<-[l:LEADS]-(:Agency)
WITH d, t, count(l) AS leads
WHERE leads = 0
// the rows asked for first: what they list is looked up for these alone
WITH d, t, [d.id, t.order, t.id] AS sorting
ORDER BY sorting
LIMIT $limit
RETURN d.title AS document, t.number AS number, t.title AS title,
       COLLECT {
         MATCH (t)<-[s:PRESUMED_TO_LEAD]-(b:Agency)
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS presumed_to_lead,
       COLLECT {
         MATCH (t)<-[s:SHARES]-(b:Agency)
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS responsible,
       COLLECT { MATCH (t)<-[s:SHARES]-(:Agency) WITH DISTINCT s.quote AS quote RETURN quote ORDER BY quote } AS quotes,
       t.id AS task, d.id AS document_id, t.order AS position
ORDER BY document_id, position, task;
