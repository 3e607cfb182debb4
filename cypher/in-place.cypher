// 某地的全部任务、项目和产业集群
// Everything that lies in a place or below it: tasks, projects and clusters, on whose word, and who is responsible.
// $place: place name, alias or adcode; what lies in it counts, e.g. 黄石
// $basis: only what lies there on this basis, one of explicit | document_rule | curated | inherited | government | group | scope (default: all)
// $limit: at most this many rows (default: 500)
// theme: 在哪里 Where
// draws: id: Task | Project | Cluster
// table: document | number, name, place, basis, leads, presumed_to_lead, responsible, quote
MATCH (p:Place)
WHERE p.name = $place OR p.id = $place OR $place IN p.aliases
MATCH (q:Place)-[:PART_OF*0..4]->(p)
WITH DISTINCT q
MATCH (x:Task|Project|Cluster)-[l:LOCATED_IN]->(q)
WITH x, l, q.id AS place_id, q.name AS place
ORDER BY place_id
// of several words the one on the strongest basis, of these the first
WITH x, collect(DISTINCT place) AS place,
     min([l.strength, place_id, l.start, l.basis, l.quote, l.document]) AS word
WITH x, place, word[3] AS basis, word[4] AS quote, word[5] AS document
WHERE $basis IN ['all', basis]
MATCH (d:Document {id: document})
// the rows asked for first: what they list is looked up for these alone
WITH x, d, place, basis, quote, [labels(x)[0], d.id, x.order, x.id] AS sorting
ORDER BY sorting
LIMIT $limit
RETURN labels(x)[0] AS kind, x.name AS name, d.title AS document, x.number AS number, place, basis,
       COLLECT {
         MATCH (x)<-[s:LEADS]-(b:Agency)
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS leads,
       COLLECT {
         MATCH (x)<-[s:PRESUMED_TO_LEAD]-(b:Agency)
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS presumed_to_lead,
       COLLECT {
         MATCH (x)<-[s:LEADS|SHARES]-(b:Agency)
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS responsible,
       quote, x.id AS id, d.id AS document_id, x.order AS position
ORDER BY kind, document_id, position, id;
