// 各地承载的产业集群
// Industry clusters, the places that carry them and what each place does in them, with the sentence that says so.
// $cluster: cluster name, or a part of it, e.g. 汽车 (default: all)
// $place: place name, alias or adcode; what lies in it counts, e.g. 武汉 (default: all)
// $limit: at most this many rows (default: 500)
// theme: 在哪里 Where
// draws: cluster_id: Cluster, place_id: Place
// table: cluster | place, focus, document, quote
MATCH (c:Cluster)-[l:LOCATED_IN]->(q:Place)
WHERE $cluster = 'all' OR c.name CONTAINS $cluster OR $cluster IN c.aliases
MATCH (q)-[:PART_OF*0..4]->(p:Place)
WHERE $place = 'all' OR p.name = $place OR p.id = $place OR $place IN p.aliases
WITH DISTINCT c, q, l
MATCH (d:Document {id: l.document})
RETURN c.name AS cluster, q.name AS place, l.focus AS focus, d.title AS document, l.quote AS quote,
       c.companies AS companies, c.id AS cluster_id, q.id AS place_id, d.id AS document_id, l.mention_start AS position
ORDER BY cluster_id, place_id, document_id, position
LIMIT $limit;
