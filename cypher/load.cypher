// 各机构的任务量
// How much each agency carries: tasks it leads by the written word, might lead by the order of a list, and shares.
// Each task counts once: as led, else as a support, else as joint; leads_inferred counts among the joint ones.
// $document: only this document, by its id or a part of its title, e.g. 长江中游 (default: all)
// $limit: at most this many rows (default: 100)
// draws: agency_id: Agency
// table: agency, kind, tasks, leads, leads_inferred, supports, joint, documents
MATCH (d:Document)
WHERE $document = 'all' OR d.id = $document OR d.title CONTAINS $document
WITH collect(d.id) AS chosen
MATCH (a:Agency)-[r:LEADS|SHARES]->(t:Task)
WHERE t.document IN chosen
WITH a, t, collect(CASE WHEN r.basis = 'first_listed' THEN 'first_listed' ELSE coalesce(r.role, 'lead') END) AS roles
WITH a, t, CASE WHEN 'lead' IN roles THEN 'lead' WHEN 'support' IN roles THEN 'support'
                WHEN 'first_listed' IN roles THEN 'first_listed' ELSE 'joint' END AS role
RETURN a.name AS agency, a.kind AS kind, count(t) AS tasks,
       count(CASE WHEN role = 'lead' THEN 1 END) AS leads,
       count(CASE WHEN role = 'first_listed' THEN 1 END) AS leads_inferred,
       count(CASE WHEN role = 'support' THEN 1 END) AS supports,
       count(CASE WHEN role IN ['joint', 'first_listed'] THEN 1 END) AS joint,
       count(DISTINCT t.document) AS documents, a.id AS agency_id
ORDER BY tasks DESC, leads DESC, agency_id
LIMIT $limit;
