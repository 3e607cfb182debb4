// 各机构的任务量
// How much each agency carries: tasks it leads by the written word, is presumed to lead by the order of a list, and shares.
// Each task counts once: as led, else as a support, else as joint; presumed_to_lead counts among the joint ones.
// $document: only this document, by its id or a part of its title, e.g. 长江中游 (default: all)
// $limit: at most this many rows (default: 100)
// theme: 谁负责 Who
// draws: agency_id: Agency
// table: agency, kind, tasks, leads, presumed_to_lead, supports, joint, documents
MATCH (d:Document)
WHERE $document = 'all' OR d.id = $document OR d.title CONTAINS $document
MATCH (d)<-[:STATED_IN]-(t:Task)<-[r:LEADS|SHARES|PRESUMED_TO_LEAD]-(a:Agency)
WITH a, d, t, CASE type(r) WHEN 'PRESUMED_TO_LEAD' THEN 'presumed' ELSE coalesce(r.role, 'lead') END AS role
WITH a, count(DISTINCT t) AS tasks, count(DISTINCT d) AS documents,
     count(DISTINCT CASE WHEN role = 'lead' THEN t END) AS leads,
     count(DISTINCT CASE WHEN role IN ['lead', 'support'] THEN t END) AS not_joint,
     count(DISTINCT CASE WHEN role <> 'joint' THEN t END) AS not_just_joint
RETURN a.name AS agency, a.kind AS kind, tasks, leads, not_just_joint - not_joint AS presumed_to_lead,
       not_joint - leads AS supports, tasks - not_joint AS joint, documents, a.id AS agency_id
ORDER BY tasks DESC, leads DESC, agency_id
LIMIT $limit;
