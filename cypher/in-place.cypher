// 某地的全部任务、项目和产业集群
// Everything that lies in a place or below it: tasks, projects and clusters, on whose word, and who is responsible.
// $place: place name, alias or adcode; what lies in it counts, e.g. 黄石
// $basis: only what lies there on this basis, one of explicit | document_rule | inherited | government | group | first_listed | scope (default: all)
// $limit: at most this many rows (default: 500)
// draws: id: Task | Project | Cluster
// table: document | number, name, place, basis, leads, leads_inferred, responsible, quote
MATCH (p:Place)
WHERE p.name = $place OR p.id = $place OR $place IN p.aliases
MATCH (q:Place)-[:PART_OF*0..4]->(p)
WITH DISTINCT q
MATCH (x:Task|Project|Cluster)-[l:LOCATED_IN]->(q)
WITH x, q, l
ORDER BY q.id, l.start
WITH x, collect(DISTINCT q.name) AS place, collect({basis: l.basis, quote: l.quote, document: l.document}) AS words
WITH x, place, words,
     head([b IN ['explicit', 'document_rule', 'inherited', 'government', 'group', 'first_listed', 'scope'] WHERE b IN [word IN words | word.basis]]) AS basis
WHERE $basis IN ['all', basis]
WITH x, place, basis, head([word IN words WHERE word.basis = basis]) AS word
MATCH (d:Document {id: word.document})
RETURN labels(x)[0] AS kind, x.name AS name, d.title AS document, x.number AS number, place, basis,
       COLLECT {
         MATCH (x)<-[s:LEADS]-(b:Agency) WHERE s.basis <> 'first_listed'
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS leads,
       COLLECT {
         MATCH (x)<-[s:LEADS]-(b:Agency) WHERE s.basis = 'first_listed'
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS leads_inferred,
       COLLECT {
         MATCH (x)<-[s:LEADS|SHARES]-(b:Agency)
         WITH b, min(s.rank) AS rank RETURN b.name ORDER BY rank, b.id
       } AS responsible,
       word.quote AS quote, x.id AS id, d.id AS document_id, x.order AS position
ORDER BY kind, document_id, position, id
LIMIT $limit;
