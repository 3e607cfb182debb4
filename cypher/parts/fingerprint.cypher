// The fingerprint of a document
// Gives one row where the document is there; the fingerprint is null where it is only cited.
// $id: id of the document
MATCH (d:Document {id: $id})
RETURN d.fingerprint AS fingerprint;
