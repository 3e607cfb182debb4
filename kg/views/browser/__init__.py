"""The kit for Neo4j Browser: our colours, the saved queries and a guide, all derived from cypher/ and the ontology."""
