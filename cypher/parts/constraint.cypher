// One id a node
// Makes the ids of a label unique.
// «label»: node label
CREATE CONSTRAINT «label:lower»_id IF NOT EXISTS FOR (n:«label») REQUIRE n.id IS UNIQUE;
