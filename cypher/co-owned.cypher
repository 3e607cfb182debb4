// 某机构在某地与他方共同负责的任务
// Everything an agency shares in a place or below it: its role, who leads, who else is responsible, and the sentence.
// One row an agency and task. A first place in a list that names no lead counts as a joint duty; the column
// first_listed shows it, and leads_inferred names whom the order of such a list suggests as lead.
// $agency: agency name, alias or id; an alias that several agencies have finds them all, e.g. 省发改委
// $place: place name, alias or adcode; what lies in it counts, e.g. 黄石
// $role: only this role of the agency, one of lead | joint | support | first_listed (default: all)
// $basis: only duties on this basis, one of explicit | document_rule | curated | inherited | group | first_listed (default: all)
// $place_basis: only tasks there on this basis, one of explicit | document_rule | curated | inherited | government | group | first_listed | scope (default: all)
// $limit: at most this many rows (default: 500)
// draws: task: Task, agency_id: Agency, place_ids: Place
// table: agency, document | path, title, role, place_basis, leads, leads_inferred, partners, quote
MATCH (a:Agency)
WHERE a.name = $agency OR a.id = $agency OR $agency IN a.aliases
WITH collect(a) AS agencies
MATCH (p:Place)
WHERE p.name = $place OR p.id = $place OR $place IN p.aliases
MATCH (p)<-[:PART_OF*0..4]-(q:Place)
MATCH (q)<-[:LOCATED_IN]-(t:Task)
WITH agencies, collect(DISTINCT q) AS within, collect(DISTINCT t) AS there
UNWIND agencies AS a
MATCH (a)-[m:MEMBER_OF*0..1]->(:Agency)-[r:LEADS|SHARES]->(t:Task)
// a group expands as the document of the duty uses its name
WHERE t IN there AND all(x IN m WHERE x.document = r.document)
MATCH (t)-[l:LOCATED_IN]->(q:Place)
WHERE q IN within
WITH a, t, r, l, q.id AS place_id, q.name AS place,
     CASE WHEN size(m) = 0 OR r.basis = 'first_listed' THEN r.basis
          WHEN any(x IN m WHERE x.basis = 'curated') THEN 'curated' ELSE 'group' END AS basis,
     coalesce(r.role, 'lead') AS role
// a WITH of its own: the sort does not carry the lists along
WITH a, t, r, l, place_id, place, basis, role
ORDER BY place_id
// of several duties the one on the strongest basis, of these the strongest role, of these the first in the text
WITH a, t, collect(r.basis) AS bases, collect(DISTINCT place) AS place, collect(DISTINCT place_id) AS place_ids,
     min([CASE basis WHEN 'explicit' THEN 1 WHEN 'document_rule' THEN 2 WHEN 'curated' THEN 3 WHEN 'inherited' THEN 4 WHEN 'government' THEN 5
          WHEN 'group' THEN 6 WHEN 'first_listed' THEN 7 WHEN 'scope' THEN 8 END,
          CASE role WHEN 'lead' THEN 1 WHEN 'joint' THEN 2 WHEN 'support' THEN 3 END,
          r.start, r.mention_start, basis, role, r.quote]) AS duty,
     min([CASE l.basis WHEN 'explicit' THEN 1 WHEN 'document_rule' THEN 2 WHEN 'curated' THEN 3 WHEN 'inherited' THEN 4 WHEN 'government' THEN 5
          WHEN 'group' THEN 6 WHEN 'first_listed' THEN 7 WHEN 'scope' THEN 8 END,
          place_id, l.start, l.basis, l.quote]) AS word
WITH a, t, 'first_listed' IN bases AS first_listed, duty[4] AS basis, duty[5] AS role, duty[6] AS quote,
     place, place_ids, word[3] AS place_basis, word[4] AS place_quote
WHERE $basis IN ['all', basis] AND $place_basis IN ['all', place_basis]
  AND ($role IN ['all', role] OR ($role = 'first_listed' AND first_listed))
  AND EXISTS { MATCH (t)<-[:LEADS|SHARES]-(b:Agency) WHERE b <> a }
MATCH (t)-[:STATED_IN]->(d:Document)
// the rows asked for first: what they list is looked up for these alone
WITH a, t, d, first_listed, basis, role, quote, place, place_ids, place_basis, place_quote, [a.id, d.id, t.order, t.id] AS sorting
ORDER BY sorting
LIMIT $limit
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
       quote, place_quote,
       t.path AS path, t.due AS due, a.id AS agency_id, place_ids, d.id AS document_id, t.order AS position
ORDER BY agency_id, document_id, position, task;
