// 某日之前到期的事项
// What is promised until a date, the earliest first, and who answers for it.
// $until: ISO date, the last day that counts, e.g. 2023-12-31
// $agency: only where this agency is responsible: its name, alias or id, e.g. 市商务局 (default: all)
// $limit: at most this many rows (default: 500)
// theme: 何时、多少 When, how much
// draws: task: Task
// table: by, precision, promise, title, leads, presumed_to_lead, responsible, document
MATCH (t:Task)-[r:DUE]->(m:Milestone)
WHERE m.by <= $until
MATCH (a:Agency)-[:LEADS|SHARES]->(t)
WHERE $agency = 'all' OR a.name = $agency OR a.id = $agency OR $agency IN a.aliases
WITH DISTINCT t, r, m
MATCH (d:Document {id: t.document})
RETURN m.by AS by, m.precision AS precision, m.text AS promise, t.title AS title, d.title AS document,
       COLLECT {
         MATCH (t)<-[s:LEADS]-(b:Agency)
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS leads,
       COLLECT {
         MATCH (t)<-[s:PRESUMED_TO_LEAD]-(b:Agency)
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS presumed_to_lead,
       COLLECT {
         MATCH (t)<-[s:LEADS|SHARES]-(b:Agency)
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS responsible,
       r.quote AS quote, t.id AS task, m.id AS milestone_id, d.id AS document_id
ORDER BY by, task, milestone_id
LIMIT $limit;
