// 某项任务由谁负责
// Who leads and who shares a task, members of a named group included, each with the sentence that says so.
// $task: task id, or a part of its title, e.g. 促进武汉都市圈同城化发展
// $limit: at most this many rows (default: 200)
// theme: 谁负责 Who
// draws: task: Task, agency_id: Agency
// table: document, title | agency, role, basis, presumed_lead, through, quote
MATCH (t:Task)
WHERE t.id = $task OR t.title CONTAINS $task
MATCH (a:Agency)-[m:MEMBER_OF*0..1]->(g:Agency)-[r:LEADS|SHARES|PRESUMED_TO_LEAD]->(t)
// a group expands as the document of the duty uses its name
WHERE all(x IN m WHERE x.document = r.document)
WITH t, a, g, r,
     CASE WHEN size(m) = 0 THEN [r.strength, r.basis]
          WHEN any(x IN m WHERE x.basis = 'curated') THEN [3, 'curated'] ELSE [6, 'group'] END AS basis,
     coalesce(r.role, 'lead') AS role
// of several duties the one on the strongest basis, of these the strongest role, of these the first in the text
WITH t, a, min(r.rank) AS rank, collect(type(r)) AS types,
     min(CASE WHEN type(r) <> 'PRESUMED_TO_LEAD' THEN
           [basis[0], CASE role WHEN 'lead' THEN 1 WHEN 'joint' THEN 2 WHEN 'support' THEN 3 END,
            r.start, r.mention_start, basis[1], role, r.quote, CASE WHEN g <> a THEN g.name ELSE '' END] END) AS duty
WITH t, a, rank, 'PRESUMED_TO_LEAD' IN types AS presumed_lead, duty[4] AS basis, duty[5] AS role, duty[6] AS quote,
     CASE WHEN duty[7] <> '' THEN duty[7] END AS through
MATCH (d:Document {id: t.document})
RETURN d.title AS document, t.number AS number, t.title AS title, a.name AS agency, role, basis, presumed_lead,
       through, quote, rank, t.id AS task, a.id AS agency_id, d.id AS document_id, t.order AS position
ORDER BY document_id, position, task, rank, agency_id
LIMIT $limit;
