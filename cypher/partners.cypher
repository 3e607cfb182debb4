// 某机构的合作方
// With whom an agency shares its tasks, how often, and which of the two leads by the written word.
// $agency: agency name, alias or id; an alias that several agencies have finds them all, e.g. 省发改委
// $limit: at most this many rows (default: 200)
// theme: 谁负责 Who
// draws: agency_id: Agency, partner_id: Agency
// table: agency | partner, tasks, agency_leads, partner_leads, documents, examples
MATCH (a:Agency)
WHERE a.name = $agency OR a.id = $agency OR $agency IN a.aliases
MATCH (a)-[r:LEADS|SHARES]->(t:Task)
WITH a, t, max(CASE WHEN type(r) = 'LEADS' THEN 1 ELSE 0 END) AS agency_led
WITH a, t, agency_led, [t.document, t.order, t.id] AS sorting
MATCH (t)<-[s:LEADS|SHARES]-(b:Agency)
WHERE b <> a
WITH a, b, t, agency_led, type(s) = 'LEADS' AS partner_led, sorting
ORDER BY sorting
WITH a, b, collect(DISTINCT t)[..3] AS examples, count(DISTINCT t) AS tasks, count(DISTINCT t.document) AS documents,
     count(DISTINCT CASE WHEN agency_led = 1 THEN t END) AS agency_leads, count(DISTINCT CASE WHEN partner_led THEN t END) AS partner_leads
RETURN a.name AS agency, b.name AS partner, tasks, agency_leads, partner_leads, documents,
       [t IN examples | t.title] AS examples, a.id AS agency_id, b.id AS partner_id
ORDER BY agency_id, tasks DESC, partner_id
LIMIT $limit;
