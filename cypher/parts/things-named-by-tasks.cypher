// What tasks name
// Gives the projects, or the clusters, of some tasks.
// $tasks: ids of tasks
// «label»: node label, one of Project | Cluster
MATCH (t:Task)-[:INCLUDES|BUILDS]->(x:«label»)
WHERE t.id IN $tasks
RETURN DISTINCT x.id AS item;
