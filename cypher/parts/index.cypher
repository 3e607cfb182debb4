// The edges of a document
// Lets the edges of a type that a document states be found without a search.
// «type»: relationship type
CREATE INDEX «type:lower»_document IF NOT EXISTS FOR ()-[r:«type»]-() ON (r.document);
