// The names of properties
// Makes them known to Neo4j, which warns whoever asks for a property that nothing has yet.
// $names: names of properties
UNWIND $names AS name
CALL db.createProperty(name);
