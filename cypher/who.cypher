// 某项任务由谁负责
// Who leads and who shares a task, members of a named group included, each with the sentence that says so.
// $task: task id, or a part of its title, e.g. 促进武汉都市圈同城化发展
// $limit: at most this many rows (default: 200)
// draws: task: Task, agency_id: Agency
// table: document, title | agency, role, basis, first_listed, through, quote
MATCH (t:Task)
WHERE t.id = $task OR t.title CONTAINS $task
MATCH (a:Agency)-[m:MEMBER_OF*0..1]->(g:Agency)-[r:LEADS|SHARES]->(t)
// a group expands as the document of the duty uses its name
WHERE all(x IN m WHERE x.document = r.document)
WITH t, a, g, r,
     CASE WHEN size(m) = 0 OR r.basis = 'first_listed' THEN r.basis
          WHEN any(x IN m WHERE x.basis = 'curated') THEN 'curated' ELSE 'group' END AS basis,
     coalesce(r.role, 'lead') AS role
ORDER BY r.start, r.mention_start
WITH t, a, min(r.rank) AS rank, collect({role: role, basis: basis, quote: r.quote, group: CASE WHEN g <> a THEN g.name END}) AS duties
WITH t, a, rank, duties, [duty IN duties | duty.basis] AS bases
WITH t, a, rank, duties, 'first_listed' IN bases AS first_listed,
     head([b IN ['explicit', 'document_rule', 'curated', 'inherited', 'government', 'group', 'first_listed', 'scope'] WHERE b IN bases]) AS basis
WITH t, a, rank, first_listed, basis, [duty IN duties WHERE duty.basis = basis] AS duties
WITH t, a, rank, first_listed, basis, duties,
     head([x IN ['lead', 'joint', 'support'] WHERE x IN [duty IN duties | duty.role]]) AS role
WITH t, a, rank, first_listed, basis, role, head([duty IN duties WHERE duty.role = role]) AS duty
MATCH (d:Document {id: t.document})
RETURN d.title AS document, t.number AS number, t.title AS title, a.name AS agency, role, basis, first_listed,
       duty.group AS through, duty.quote AS quote, rank, t.id AS task, a.id AS agency_id, d.id AS document_id, t.order AS position
ORDER BY document_id, position, task, rank, agency_id
LIMIT $limit;
