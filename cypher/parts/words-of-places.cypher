// The words that put things into places
// Gives each thing and place with its basis and sentence.
// «label»: node label, one of Task | Project | Cluster
MATCH (x:«label»)-[l:LOCATED_IN]->(p:Place)
RETURN x.id AS item, p.id AS place, l.basis AS basis,
       l.document AS document, l.quote AS quote, l.start AS start, l.mention AS mention, l.mention_start AS mention_start;
