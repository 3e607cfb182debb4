// A document that is no longer loaded
// Takes its fingerprint away.
// $id: id of the document
MATCH (d:Document {id: $id})
REMOVE d.fingerprint;
