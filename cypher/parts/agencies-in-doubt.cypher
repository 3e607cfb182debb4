// Agencies that nobody can be sure of
// Gives those whose full name is not known, and groups without members, each with a document and how often that names it.
MATCH (a:Agency)-[r:LEADS|SHARES]->(:Task)
WHERE (a.known = false AND a.kind <> 'group') OR (a.kind = 'group' AND NOT EXISTS { MATCH (a)<-[:MEMBER_OF]-(:Agency) })
MATCH (d:Document {id: r.document})
WITH a, d, collect(DISTINCT [r.mention_start, r.mention_end]) AS mentions
RETURN a.id AS id, a.name AS name, a.kind AS kind, d.title AS document, d.jurisdiction AS jurisdiction,
       d.published AS published, d.period_start AS begins, size(mentions) AS count
ORDER BY id, document;
