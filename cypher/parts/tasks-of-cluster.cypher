// The tasks of a cluster
// Gives the ids of the tasks that a picture of a cluster is about.
// $ids: ids of clusters
MATCH (t:Task)-[:BUILDS]->(x:Cluster)
WHERE x.id IN $ids
RETURN DISTINCT t.id AS id
ORDER BY id;
