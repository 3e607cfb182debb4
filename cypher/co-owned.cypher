// 某机构在某地与他方共同负责的任务
// Everything an agency shares in a place or below it: its role, who leads, who else is responsible, and the sentence.
// One row an agency and task. A first place in a list that names no lead counts as a joint duty; the column
// first_listed shows it, and leads_inferred names whom the order of such a list suggests as lead.
// $agency: agency name, alias or id; an alias that several agencies have finds them all, e.g. 省发改委
// $place: place name, alias or adcode; what lies in it counts, e.g. 黄石
// $role: only this role of the agency, one of lead | joint | support | first_listed (default: all)
// $basis: only duties on this basis, one of explicit | document_rule | inherited | group | first_listed (default: all)
// $place_basis: only tasks there on this basis, one of explicit | document_rule | inherited | government | group | first_listed | scope (default: all)
// $limit: at most this many rows (default: 500)
// draws: task: Task, agency_id: Agency
// table: agency, document | path, title, role, place_basis, leads, leads_inferred, partners, quote
MATCH (p:Place)
WHERE p.name = $place OR p.id = $place OR $place IN p.aliases
MATCH (q:Place)-[:PART_OF*0..4]->(p)
WITH collect(DISTINCT q.id) AS within
MATCH (a:Agency)
WHERE a.name = $agency OR a.id = $agency OR $agency IN a.aliases
MATCH (a)-[m:MEMBER_OF*0..1]->(:Agency)-[r:LEADS|SHARES]->(t:Task)
// a group expands as the document of the duty uses its name
WHERE all(x IN m WHERE x.document = r.document)
MATCH (t)-[l:LOCATED_IN]->(q:Place)
WHERE q.id IN within
WITH a, t, r, l, q,
     CASE WHEN size(m) > 0 AND r.basis <> 'first_listed' THEN 'group' ELSE r.basis END AS basis,
     coalesce(r.role, 'lead') AS role
ORDER BY q.id, l.start, r.start, r.mention_start
WITH a, t, collect({role: role, basis: basis, quote: r.quote}) AS duties,
     collect(DISTINCT q.name) AS place, collect({basis: l.basis, quote: l.quote}) AS words
WITH a, t, duties, place, words, 'first_listed' IN [duty IN duties | duty.basis] AS first_listed,
     head([b IN ['explicit', 'document_rule', 'inherited', 'government', 'group', 'first_listed', 'scope'] WHERE b IN [duty IN duties | duty.basis]]) AS basis,
     head([b IN ['explicit', 'document_rule', 'inherited', 'government', 'group', 'first_listed', 'scope'] WHERE b IN [word IN words | word.basis]]) AS place_basis
WITH a, t, place, words, first_listed, basis, place_basis, [duty IN duties WHERE duty.basis = basis] AS duties
WITH a, t, duties, place, words, first_listed, basis, place_basis,
     head([x IN ['lead', 'joint', 'support'] WHERE x IN [duty IN duties | duty.role]]) AS role
WHERE $basis IN ['all', basis] AND $place_basis IN ['all', place_basis]
  AND ($role IN ['all', role] OR ($role = 'first_listed' AND first_listed))
  AND EXISTS { MATCH (t)<-[:LEADS|SHARES]-(b:Agency) WHERE b <> a }
MATCH (d:Document {id: t.document})
RETURN a.name AS agency, d.title AS document, t.number AS number, t.id AS task, t.title AS title,
       role, basis, first_listed, place, place_basis,
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
       head([duty IN duties WHERE duty.role = role | duty.quote]) AS quote,
       head([word IN words WHERE word.basis = place_basis | word.quote]) AS place_quote,
       t.path AS path, t.due AS due, a.id AS agency_id, d.id AS document_id, t.order AS position
ORDER BY agency_id, document_id, position, task
LIMIT $limit;
