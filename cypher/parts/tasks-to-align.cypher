// The tasks of all documents
// Gives their text and the names of places that they are said to be in.
MATCH (t:Task)
RETURN t.id AS id, t.document AS document, t.text AS text,
       [(t)-[r:LOCATED_IN]->(:Place) WHERE r.basis = 'explicit' | r.mention] AS places
ORDER BY id;
