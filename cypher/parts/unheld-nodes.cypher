// Nodes that nothing holds
// Gives those of some nodes that no document states anything of and no knowledge keeps, and the label and id of their neighbours.
// $ids: ids of nodes
// $targets: relationship types that keep their target
// $sources: relationship types that keep their source
// «label»: node label
UNWIND $ids AS id
MATCH (n:«label» {id: id})
WHERE NOT EXISTS { MATCH (n)-[r]-() WHERE r.document IS NOT NULL }
  AND NOT EXISTS { MATCH (n)<-[r]-() WHERE r.document IS NULL AND type(r) IN $targets }
  AND NOT EXISTS { MATCH (n)-[r]->() WHERE r.document IS NULL AND type(r) IN $sources }
RETURN n.id AS id, [(n)--(m) | [labels(m)[0], m.id]] AS ends;
