// 某机构的合作方
// With whom an agency shares its tasks, how often, and which of the two leads by the written word.
// $agency: agency name, alias or id; an alias that several agencies have finds them all, e.g. 省发改委
// $limit: at most this many rows (default: 200)
// draws: agency_id: Agency, partner_id: Agency
// table: agency | partner, tasks, agency_leads, partner_leads, documents, examples
MATCH (a:Agency)
WHERE a.name = $agency OR a.id = $agency OR $agency IN a.aliases
MATCH (a)-[r:LEADS|SHARES]->(t:Task)
WITH a, t, max(CASE WHEN type(r) = 'LEADS' AND r.basis <> 'first_listed' THEN 1 ELSE 0 END) AS agency_led
MATCH (b:Agency)-[s:LEADS|SHARES]->(t)
WHERE b <> a
WITH a, t, agency_led, b, max(CASE WHEN type(s) = 'LEADS' AND s.basis <> 'first_listed' THEN 1 ELSE 0 END) AS partner_led
ORDER BY t.document, t.order, t.id
WITH a, b, count(t) AS tasks, sum(agency_led) AS agency_leads, sum(partner_led) AS partner_leads,
     count(DISTINCT t.document) AS documents, collect(t.title)[..3] AS examples
RETURN a.name AS agency, b.name AS partner, tasks, agency_leads, partner_leads, documents, examples,
       a.id AS agency_id, b.id AS partner_id
ORDER BY agency_id, tasks DESC, partner_id
LIMIT $limit;
