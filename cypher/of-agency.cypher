// 某机构的全部任务
// Everything an agency is responsible for, alone or with others, wherever it is.
// One row an agency and task; leads, presumed_to_lead and presumed_lead as in the question co-owned.
// $agency: agency name, alias or id; an alias that several agencies have finds them all, e.g. 省财政厅
// $role: only this role of the agency, one of lead | joint | support | presumed_lead (default: all)
// $basis: only duties on this basis, one of explicit | document_rule | curated | inherited | group (default: all)
// $limit: at most this many rows (default: 500)
// theme: 谁负责 Who
// draws: task: Task, agency_id: Agency
// table: agency, document | path, title, role, basis, leads, presumed_to_lead, partners, quote
MATCH (a:Agency)
WHERE a.name = $agency OR a.id = $agency OR $agency IN a.aliases
MATCH (a)-[m:MEMBER_OF*0..1]->(:Agency)-[r:LEADS|SHARES|PRESUMED_TO_LEAD]->(t:Task)
// a group expands as the document of the duty uses its name
WHERE all(x IN m WHERE x.document = r.document)
WITH a, t, r,
     CASE WHEN size(m) = 0 THEN [r.strength, r.basis]
          WHEN any(x IN m WHERE x.basis = 'curated') THEN [3, 'curated'] ELSE [6, 'group'] END AS basis,
     coalesce(r.role, 'lead') AS role
// of several duties the one on the strongest basis, of these the strongest role, of these the first in the text
WITH a, t, collect(type(r)) AS types,
     min(CASE WHEN type(r) <> 'PRESUMED_TO_LEAD' THEN
           [basis[0], CASE role WHEN 'lead' THEN 1 WHEN 'joint' THEN 2 WHEN 'support' THEN 3 END,
            r.start, r.mention_start, basis[1], role, r.quote] END) AS duty
WITH a, t, 'PRESUMED_TO_LEAD' IN types AS presumed_lead, duty[4] AS basis, duty[5] AS role, duty[6] AS quote
WHERE $basis IN ['all', basis] AND ($role IN ['all', role] OR ($role = 'presumed_lead' AND presumed_lead))
MATCH (t)-[:STATED_IN]->(d:Document)
// the rows asked for first: what they list is looked up for these alone
WITH a, t, d, presumed_lead, basis, role, quote, [a.id, d.id, t.order, t.id] AS sorting
ORDER BY sorting
LIMIT $limit
RETURN a.name AS agency, d.title AS document, t.number AS number, t.id AS task, t.title AS title,
       role, basis, presumed_lead,
       COLLECT {
         MATCH (t)<-[s:LEADS]-(b:Agency)
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS leads,
       COLLECT {
         MATCH (t)<-[s:PRESUMED_TO_LEAD]-(b:Agency)
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS presumed_to_lead,
       COLLECT {
         MATCH (t)<-[s:LEADS|SHARES]-(b:Agency) WHERE b <> a
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS partners,
       COLLECT { MATCH (t)-[:LOCATED_IN]->(q:Place) WITH DISTINCT q RETURN q.name ORDER BY q.id } AS places,
       quote, t.path AS path, t.due AS due, a.id AS agency_id, d.id AS document_id, t.order AS position
ORDER BY agency_id, document_id, position, task;
