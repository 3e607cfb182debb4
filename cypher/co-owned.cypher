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
// draws: task: Task, agency_id: Agency, place_ids: Place
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
     collect(DISTINCT q.name) AS place, collect(DISTINCT q.id) AS place_ids, collect({basis: l.basis, quote: l.quote}) AS words
WITH a, t, duties, place, place_ids, words, 'first_listed' IN [duty IN duties | duty.basis] AS first_listed,
     head([b IN ['explicit', 'document_rule', 'inherited', 'government', 'group', 'first_listed', 'scope'] WHERE b IN [duty IN duties | duty.basis]]) AS basis,
     head([b IN ['explicit', 'document_rule', 'inherited', 'government', 'group', 'first_listed', 'scope'] WHERE b IN [word IN words | word.basis]]) AS place_basis
WITH a, t, place, place_ids, words, first_listed, basis, place_basis, [duty IN duties WHERE duty.basis = basis] AS duties
WITH a, t, duties, place, place_ids, words, first_listed, basis, place_basis,
     head([x IN ['lead', 'joint', 'support'] WHERE x IN [duty IN duties | duty.role]]) AS role
WHERE $basis IN ['all', basis] AND $place_basis IN ['all', place_basis]
  AND ($role IN ['all', role] OR ($role = 'first_listed' AND first_listed))
WITH a, t, duties, place, place_ids, words, first_listed, basis, place_basis, role,
     COLLECT {
       MATCH (t)<-[s:LEADS|SHARES]-(b:Agency)
       WITH b, min(s.rank) AS rank, collect(CASE type(s) WHEN 'LEADS' THEN s.basis ELSE 'shared' END) AS ways
       RETURN {id: b.id, name: b.name, ways: ways} ORDER BY rank, b.id
     } AS responsible
WHERE any(x IN responsible WHERE x.id <> a.id)
MATCH (d:Document {id: t.document})
RETURN a.name AS agency, d.title AS document, t.number AS number, t.id AS task, t.title AS title,
       role, basis, first_listed, place, place_basis,
       [x IN responsible WHERE any(way IN x.ways WHERE NOT way IN ['shared', 'first_listed']) | x.name] AS leads,
       [x IN responsible WHERE 'first_listed' IN x.ways | x.name] AS leads_inferred,
       [x IN responsible WHERE x.id <> a.id | x.name] AS partners,
       head([duty IN duties WHERE duty.role = role | duty.quote]) AS quote,
       head([word IN words WHERE word.basis = place_basis | word.quote]) AS place_quote,
       t.path AS path, t.due AS due, a.id AS agency_id, place_ids, d.id AS document_id, t.order AS position
ORDER BY agency_id, document_id, position, task
LIMIT $limit;
