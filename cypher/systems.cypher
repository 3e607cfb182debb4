// 同一系统的各地机构
// Agencies of the same function in all places and years, with their tasks, and who carries on their work after a reform.
// $system: the function, e.g. 卫生健康 (default: all)
// $limit: at most this many rows (default: 500)
// theme: 机构 Agencies
// draws: agency_id: Agency
// table: system | agency, kind, leads, shares, succeeded_by, documents
MATCH (a:Agency)
WHERE a.system IS NOT NULL AND $system IN ['all', a.system] AND NOT a.kind IN ['government', 'group']
RETURN a.system AS system, a.name AS agency, a.kind AS kind,
       COUNT { MATCH (a)-[:LEADS]->(t:Task) RETURN DISTINCT t } AS leads,
       COUNT { MATCH (a)-[:SHARES]->(t:Task) RETURN DISTINCT t } AS shares,
       COLLECT { MATCH (a)<-[s:SUCCEEDS]-(b:Agency) RETURN b.name ORDER BY s.since, b.id } AS succeeded_by,
       COLLECT { MATCH (a)-[r:LEADS|SHARES]->(:Task) WITH DISTINCT r.document AS id MATCH (d:Document {id: id}) RETURN d.title ORDER BY d.id } AS documents,
       a.id AS agency_id
ORDER BY system, agency_id
LIMIT $limit;
