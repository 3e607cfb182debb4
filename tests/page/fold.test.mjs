import assert from "node:assert/strict";
import test from "node:test";
import { folded, groupId, isGroup } from "../../kg/views/network/page/fold.mjs";
import { small } from "./graphs.mjs";

const GROUPS = {
  "system:发展改革": { label: "Agency", caption: "发展改革系统" },
  "doc:doc": { label: "Task", caption: "实施方案的任务" },
};
const graph = small();
const whole = { nodes: new Set(graph.nodes.keys()), edges: new Set(graph.edges.map(({ id }) => id)) };
const drawn = (unfolded) => folded(graph, whole, GROUPS, new Set(unfolded));

test("the members of a group stand as one, with edges bundled by type", () => {
  const { nodes, edges } = drawn([]);
  assert.deepEqual([...nodes.keys()], ["doc", groupId("system:发展改革"), "czt", groupId("doc:doc"), "hs", "far"]);
  assert.deepEqual(nodes.get(groupId("doc:doc")).members, ["t1", "t2"]);
  const lead = edges.find(({ type, inferred }) => type === "LEADS" && !inferred);
  assert.deepEqual([lead.from, lead.to, lead.members], [groupId("system:发展改革"), groupId("doc:doc"), [3]]);
  assert.deepEqual(
    edges.filter(({ type }) => type === "STATED_IN").map(({ members }) => members),
    [[7, 8]],
  );
});

test("an unfolded group shows its members and their own edges", () => {
  const { nodes, edges } = drawn(["system:发展改革", "doc:doc"]);
  assert.deepEqual([...nodes.keys()].filter(isGroup), []);
  assert.deepEqual(
    edges.map(({ id }) => id),
    graph.edges.map(({ id }) => id),
  );
});

test("what is out of sight is in no group", () => {
  const { nodes } = folded(graph, { nodes: new Set(["t2", "hs"]), edges: new Set([5]) }, GROUPS, new Set());
  assert.deepEqual(nodes.get(groupId("doc:doc")).members, ["t2"]);
});
