// 某机构的全部任务
// Everything an agency is responsible for, alone or with others, wherever it is.
// One row an agency and task; first_listed and leads_inferred as in the question co-owned.
// $agency: agency name, alias or id; an alias that several agencies have finds them all, e.g. 省财政厅
// $role: only this role of the agency, one of lead | joint | support | first_listed (default: all)
// $basis: only duties on this basis, one of explicit | document_rule | inherited | group | first_listed (default: all)
// $limit: at most this many rows (default: 500)
// draws: task: Task, agency_id: Agency
// table: agency, document | path, title, role, basis, leads, leads_inferred, partners, quote
MATCH (a:Agency)
WHERE a.name = $agency OR a.id = $agency OR $agency IN a.aliases
MATCH (a)-[m:MEMBER_OF*0..1]->(:Agency)-[r:LEADS|SHARES]->(t:Task)
// a group expands as the document of the duty uses its name
WHERE all(x IN m WHERE x.document = r.document)
WITH a, t, r,
     CASE WHEN size(m) > 0 AND r.basis <> 'first_listed' THEN 'group' ELSE r.basis END AS basis,
     coalesce(r.role, 'lead') AS role
ORDER BY r.start, r.mention_start
WITH a, t, collect({role: role, basis: basis, quote: r.quote}) AS duties
WITH a, t, duties, 'first_listed' IN [duty IN duties | duty.basis] AS first_listed,
     head([b IN ['explicit', 'document_rule', 'inherited', 'government', 'group', 'first_listed', 'scope'] WHERE b IN [duty IN duties | duty.basis]]) AS basis
WITH a, t, first_listed, basis, [duty IN duties WHERE duty.basis = basis] AS duties
WITH a, t, first_listed, basis, duties, head([x IN ['lead', 'joint', 'support'] WHERE x IN [duty IN duties | duty.role]]) AS role
WHERE $basis IN ['all', basis] AND ($role IN ['all', role] OR ($role = 'first_listed' AND first_listed))
WITH a, t, first_listed, basis, role, head([duty IN duties WHERE duty.role = role | duty.quote]) AS quote
MATCH (d:Document {id: t.document})
RETURN a.name AS agency, d.title AS document, t.number AS number, t.id AS task, t.title AS title,
       role, basis, first_listed,
       COLLECT {
         MATCH (t)<-[s:LEADS]-(b:Agency) WHERE s.basis <> 'first_listed'
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS leads,
       COLLECT {
         MATCH (t)<-[s:LEADS]-(b:Agency) WHERE s.basis = 'first_listed'
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS leads_inferred,
       COLLECT {
         MATCH (t)<-[s:LEADS|SHARES]-(b:Agency) WHERE b <> a
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS partners,
       COLLECT { MATCH (t)-[:LOCATED_IN]->(q:Place) WITH DISTINCT q RETURN q.name ORDER BY q.id } AS places,
       quote, t.path AS path, t.due AS due, a.id AS agency_id, d.id AS document_id, t.order AS position
ORDER BY agency_id, document_id, position, task
LIMIT $limit;
