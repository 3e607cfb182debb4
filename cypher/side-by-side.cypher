// 同一任务在各份文件中的并列对照
// One task beside the same measure in other documents: who leads and shares it here and there, until when.
// $task: task id, or a part of its title, e.g. 完善综合交通运输体系
// $limit: at most this many rows (default: 100)
// theme: 文件对照 Side by side
// draws: task: Task, beside: Task
// table: title | document, path, beside_title, leads, presumed_to_lead, responsible, due, score
MATCH (t:Task)
WHERE t.id = $task OR t.title CONTAINS $task
MATCH (t)-[r:ALIGNED_WITH]-(u:Task)
MATCH (d:Document {id: u.document})
RETURN t.title AS title, d.title AS document, u.path AS path, u.title AS beside_title, r.score AS score, r.why AS why,
       COLLECT {
         MATCH (u)<-[s:LEADS]-(b:Agency)
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS leads,
       COLLECT {
         MATCH (u)<-[s:PRESUMED_TO_LEAD]-(b:Agency)
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS presumed_to_lead,
       COLLECT {
         MATCH (u)<-[s:LEADS|SHARES]-(b:Agency)
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS responsible,
       u.due AS due, u.text AS text, t.id AS task, u.id AS beside, d.id AS document_id
ORDER BY task, document_id, score DESC, beside
LIMIT $limit;
