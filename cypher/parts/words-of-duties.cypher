// The words that give tasks to the agencies of places
// Gives each task and place with the agency that governs there, the basis and the sentence of its duty.
MATCH (a:Agency)-[:GOVERNS]->(p:Place)
MATCH (a)-[m:MEMBER_OF*0..1]->(:Agency)-[l:LEADS|SHARES]->(x:Task)
// a group expands as the document of the duty uses its name
WHERE all(e IN m WHERE e.document = l.document)
RETURN DISTINCT x.id AS item, p.id AS place, a.name AS agency,
       CASE WHEN size(m) = 0 THEN l.basis
            WHEN any(e IN m WHERE e.basis = 'curated') THEN 'curated' ELSE 'group' END AS basis,
       l.document AS document, l.quote AS quote, l.start AS start, l.mention AS mention, l.mention_start AS mention_start;
