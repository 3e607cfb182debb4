// Edges to delete
// Deletes edges, each sought from its source.
// $rows: source, target and key of each
// «type»: relationship type
// «source»: node label
// «target»: node label
UNWIND $rows AS row
MATCH (a:«source» {id: row.source})-[r:«type» {key: row.key}]->(b:«target» {id: row.target})
DELETE r;
