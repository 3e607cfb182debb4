// 某机构在某地与他方共同负责的任务
// Everything an agency shares in a place or below it: its role, who leads, who else is responsible, and the sentence.
// One row an agency and task. leads names who leads by the written word, presumed_to_lead who leads by convention alone:
// the first of a list that names no lead, which counts as a joint duty; presumed_lead says whether that is the agency itself.
// $agency: agency name, alias or id; an alias that several agencies have finds them all, e.g. 省发改委
// $place: place name, alias or adcode; what lies in it counts, e.g. 黄石
// $role: only this role of the agency, one of lead | joint | support | presumed_lead (default: all)
// $basis: only duties on this basis, one of explicit | document_rule | curated | inherited | group (default: all)
// $place_basis: only tasks there on this basis, one of explicit | document_rule | curated | inherited | government | group | scope (default: all)
// $limit: at most this many rows (default: 500)
// theme: 谁负责 Who
// draws: task: Task, agency_id: Agency, place_ids: Place
// table: agency, document | path, title, role, place_basis, leads, presumed_to_lead, partners, quote
MATCH (a:Agency)
WHERE a.name = $agency OR a.id = $agency OR $agency IN a.aliases
WITH collect(a) AS agencies
MATCH (p:Place)
WHERE p.name = $place OR p.id = $place OR $place IN p.aliases
MATCH (p)<-[:PART_OF*0..4]-(q:Place)
MATCH (q)<-[:LOCATED_IN]-(t:Task)
WITH agencies, collect(DISTINCT q) AS within, collect(DISTINCT t) AS there
UNWIND agencies AS a
MATCH (a)-[m:MEMBER_OF*0..1]->(:Agency)-[r:LEADS|SHARES|PRESUMED_TO_LEAD]->(t:Task)
// a group expands as the document of the duty uses its name
WHERE t IN there AND all(x IN m WHERE x.document = r.document)
MATCH (t)-[l:LOCATED_IN]->(q:Place)
WHERE q IN within
WITH a, t, r, l, q.id AS place_id, q.name AS place,
     CASE WHEN size(m) = 0 THEN [r.strength, r.basis]
          WHEN any(x IN m WHERE x.basis = 'curated') THEN [3, 'curated'] ELSE [6, 'group'] END AS basis,
     coalesce(r.role, 'lead') AS role
// a WITH of its own: the sort does not carry the lists along
WITH a, t, r, l, place_id, place, basis, role
ORDER BY place_id
// of several duties the one on the strongest basis, of these the strongest role, of these the first in the text
WITH a, t, collect(type(r)) AS types, collect(DISTINCT place) AS place, collect(DISTINCT place_id) AS place_ids,
     min(CASE WHEN type(r) <> 'PRESUMED_TO_LEAD' THEN
           [basis[0], CASE role WHEN 'lead' THEN 1 WHEN 'joint' THEN 2 WHEN 'support' THEN 3 END,
            r.start, r.mention_start, basis[1], role, r.quote] END) AS duty,
     min([l.strength, place_id, l.start, l.basis, l.quote]) AS word
WITH a, t, 'PRESUMED_TO_LEAD' IN types AS presumed_lead, duty[4] AS basis, duty[5] AS role, duty[6] AS quote,
     place, place_ids, word[3] AS place_basis, word[4] AS place_quote
WHERE $basis IN ['all', basis] AND $place_basis IN ['all', place_basis]
  AND ($role IN ['all', role] OR ($role = 'presumed_lead' AND presumed_lead))
  AND EXISTS { MATCH (t)<-[:LEADS|SHARES]-(b:Agency) WHERE b <> a }
MATCH (t)-[:STATED_IN]->(d:Document)
// the rows asked for first: what they list is looked up for these alone
WITH a, t, d, presumed_lead, basis, role, quote, place, place_ids, place_basis, place_quote, [a.id, d.id, t.order, t.id] AS sorting
ORDER BY sorting
LIMIT $limit
RETURN a.name AS agency, d.title AS document, t.number AS number, t.id AS task, t.title AS title,
       role, basis, presumed_lead, place, place_basis,
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
       quote, place_quote,
       t.path AS path, t.due AS due, a.id AS agency_id, place_ids, d.id AS document_id, t.order AS position
ORDER BY agency_id, document_id, position, task;
