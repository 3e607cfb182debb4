// 两份文件中的同一举措
// Tasks of two documents that hold the same measure, cut from the same national task: what they share, and what differs.
// $document: only where one of the two is of this document, by its id or a part of its title, e.g. 湖北省 (default: all)
// $limit: at most this many rows (default: 500)
// theme: 文件对照 Side by side
// draws: task_a: Task, task_b: Task
// table: document_a, document_b | path_a, title_a, path_b, title_b, score, why
MATCH (d:Document)<-[:STATED_IN]-(t:Task)-[r:ALIGNED_WITH]->(u:Task)-[:STATED_IN]->(e:Document)
WHERE $document = 'all' OR $document IN [d.id, e.id] OR d.title CONTAINS $document OR e.title CONTAINS $document
// the rows asked for first: what they list is looked up for these alone
WITH d, e, t, u, r, [d.id, e.id, -r.score, t.id, u.id] AS sorting
ORDER BY sorting
LIMIT $limit
RETURN d.title AS document_a, t.path AS path_a, t.title AS title_a,
       e.title AS document_b, u.path AS path_b, u.title AS title_b, r.score AS score, r.why AS why,
       COLLECT {
         MATCH (t)<-[s:LEADS|SHARES]-(b:Agency)
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS responsible_a,
       COLLECT {
         MATCH (u)<-[s:LEADS|SHARES]-(b:Agency)
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS responsible_b,
       t.due AS due_a, u.due AS due_b, t.id AS task_a, u.id AS task_b, d.id AS document_a_id, e.id AS document_b_id
ORDER BY document_a_id, document_b_id, score DESC, task_a, task_b;
