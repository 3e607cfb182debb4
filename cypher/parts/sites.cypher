// Where projects and clusters are
// Gives the edges to their places.
// $named: ids of projects and clusters
MATCH (x:Project|Cluster)-[r:LOCATED_IN]->(p:Place)
WHERE x.id IN $named
RETURN x AS source, r AS edge, p AS target;
