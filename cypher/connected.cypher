// 两个机构如何相连
// How two agencies are connected: the shortest ways from one to the other over the tasks that agencies share.
// $agency: agency name, alias or id, e.g. 黄石市财政局
// $other: the other agency's name, alias or id, e.g. 黄石市教育局
// $limit: at most this many ways (default: 20)
// theme: 谁负责 Who
// draws: tasks: Task, agency_ids: Agency
// table: agency, other | tasks_between, way
MATCH (a:Agency)
WHERE a.name = $agency OR a.id = $agency OR $agency IN a.aliases
MATCH (b:Agency)
WHERE b.name = $other OR b.id = $other OR $other IN b.aliases
WITH a, b
WHERE a <> b
MATCH p = allShortestPaths((a)-[:LEADS|SHARES*..8]-(b))
WITH DISTINCT a, b, length(p) AS steps,
     [n IN nodes(p) | coalesce(n.title, n.name)] AS way,
     [n IN nodes(p) WHERE n.title IS NOT NULL | n.id] AS tasks,
     [n IN nodes(p) WHERE n.title IS NULL | n.id] AS agency_ids
RETURN a.name AS agency, b.name AS other, steps / 2 AS tasks_between, way, tasks, agency_ids
ORDER BY tasks_between, agency_ids[0], agency_ids[-1], way, tasks
LIMIT $limit;
