// The documents that are loaded
// Gives their ids, those of documents that are only cited left out.
MATCH (d:Document)
WHERE d.fingerprint IS NOT NULL
RETURN d.id AS id
ORDER BY id;
