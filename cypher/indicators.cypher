// 各份文件的指标与目标值
// The measurable targets of the documents, those of one name side by side: value, unit, base and target year.
// $name: a part of the indicator's name, e.g. 城镇化率 (default: all)
// $limit: at most this many rows (default: 500)
// theme: 何时、多少 When, how much
// draws: task: Task, indicator_id: Indicator
// table: name | value, unit, comparator, base_value, base_year, target_year, document, quote
MATCH (i:Indicator)-[s:STATED_IN]->(d:Document)
WHERE $name = 'all' OR i.name CONTAINS $name
RETURN i.name AS name, i.comparator AS comparator, i.value AS value, i.unit AS unit, i.base_year AS base_year,
       i.base_value AS base_value, i.target_year AS target_year, i.nature AS nature, d.title AS document, s.quote AS quote,
       COLLECT { MATCH (i)-[:MEASURES]->(t:Task) WITH DISTINCT t RETURN t.id ORDER BY t.id } AS task,
       i.id AS indicator_id, d.id AS document_id, s.start AS position
ORDER BY name, document_id, indicator_id, position
LIMIT $limit;
