// New edges to write
// Writes edges that are not there, whole, between nodes that are.
// $rows: source, target, key and properties of each
// «type»: relationship type
// «source»: node label
// «target»: node label
// «properties»: property names
UNWIND $rows AS row
MATCH (a:«source» {id: row.source})
MATCH (b:«target» {id: row.target})
CREATE (a)-[:«type» {«properties»}]->(b);
