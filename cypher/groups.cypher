// 群组及其成员
// Groups that documents name (长江中游城市群相关城市人民政府), who belongs to them and on whose word; an open group has no members.
// $agency: only this group: its name, alias or id, e.g. 长江中游城市群相关城市人民政府 (default: all)
// $limit: at most this many rows (default: 200)
// theme: 机构 Agencies
// draws: agency_id: Agency, member_ids: Agency
// table: group, tasks, basis, members
MATCH (g:Agency {kind: 'group'})
WHERE $agency = 'all' OR g.name = $agency OR g.id = $agency OR $agency IN g.aliases
RETURN g.name AS group, COUNT { MATCH (g)-[:LEADS|SHARES]->(t:Task) RETURN DISTINCT t } AS tasks,
       COLLECT { MATCH (g)<-[m:MEMBER_OF]-(:Agency) WITH DISTINCT m.basis AS basis RETURN basis ORDER BY basis } AS basis,
       COLLECT { MATCH (g)<-[:MEMBER_OF]-(a:Agency) WITH DISTINCT a RETURN a.name ORDER BY a.id } AS members,
       COLLECT { MATCH (g)<-[m:MEMBER_OF]-(:Agency) WITH DISTINCT m.quote AS quote RETURN quote ORDER BY quote } AS quotes,
       COLLECT { MATCH (g)<-[:MEMBER_OF]-(a:Agency) WITH DISTINCT a RETURN a.id ORDER BY a.id } AS member_ids,
       g.id AS agency_id
ORDER BY tasks DESC, agency_id
LIMIT $limit;
