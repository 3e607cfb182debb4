// Nodes to write
// Writes nodes with exactly these properties.
// $rows: id and properties of each
// «label»: node label
UNWIND $rows AS row
MERGE (n:«label» {id: row.id})
SET n = row.properties;
