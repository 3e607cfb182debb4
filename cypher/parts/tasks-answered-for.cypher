// The tasks of agencies
// Gives the tasks that one of some agencies answers for, itself or through a group.
// $agencies: ids of agencies
MATCH (a:Agency)-[m:MEMBER_OF*0..1]->(:Agency)-[l:LEADS|SHARES]->(t:Task)
WHERE a.id IN $agencies AND all(e IN m WHERE e.document = l.document)
RETURN DISTINCT t.id AS item;
