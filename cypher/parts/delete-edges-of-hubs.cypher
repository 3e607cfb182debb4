// Edges of hubs to delete
// Deletes edges, each sought from its target.
// $rows: source, target and key of each
// «type»: relationship type
// «source»: node label
// «target»: node label
UNWIND $rows AS row
MATCH (b:«target» {id: row.target})<-[r:«type» {key: row.key}]-(a:«source» {id: row.source})
DELETE r;
