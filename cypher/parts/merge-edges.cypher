// Edges to write
// Writes edges with exactly these properties between nodes that are there, each sought from its source.
// $rows: source, target, key and properties of each
// «type»: relationship type
// «source»: node label
// «target»: node label
UNWIND $rows AS row
MATCH (a:«source» {id: row.source})
MATCH (b:«target» {id: row.target})
MERGE (a)-[r:«type» {key: row.key}]->(b)
SET r = row.properties;
