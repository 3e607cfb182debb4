import assert from "node:assert/strict";
import test from "node:test";
import { FILTERS, companyOf, sightOf } from "../../kg/views/network/page/sight.mjs";
import { small } from "./graphs.mjs";

const NOTHING_CHOSEN = {
  hidden: new Set(),
  filters: Object.fromEntries(FILTERS.map((name) => [name, ""])),
  opened: new Set(),
  closed: new Set(),
  focus: { id: "", hops: 0 },
};
const seen = (chosen) => {
  const { nodes, edges } = sightOf(small(), { ...NOTHING_CHOSEN, ...chosen });
  return [[...nodes].sort().join(" "), [...edges].join(" ")];
};
const filtered = (filters) => ({ filters: { ...NOTHING_CHOSEN.filters, ...filters } });

const CASES = [
  ["the answer, without what lies beyond it", {}, "czt doc fgw hs jx t1 t2", "0 1 2 3 4 5 7 8"],
  [
    "what lies beyond a node that was opened",
    { opened: new Set(["t1"]) },
    "czt doc far fgw hs jx t1 t2",
    "0 1 2 3 4 5 6 7 8",
  ],
  ["no company of a node that was closed", { closed: new Set(["t2"]) }, "czt doc fgw hs t1 t2", "0 1 2 4 5 7 8"],
  [
    "no edge of a variant that is hidden, and no node that only such edges held",
    { hidden: new Set(["LEADS"]) },
    "czt doc fgw hs t1 t2",
    "0 1 2 4 5 7 8",
  ],
  ["no node of a label that is hidden", { hidden: new Set(["Agency"]) }, "doc hs t1 t2", "4 5 7 8"],
  [
    "an agency with its work, and who else is tied to that",
    filtered({ agency: "czt" }),
    "czt doc fgw hs t1",
    "0 1 2 4 7",
  ],
  [
    "edges of one basis, and those that state none",
    filtered({ basis: "explicit" }),
    "czt doc fgw hs jx t1 t2",
    "1 2 3 5 7 8",
  ],
  [
    "edges of one role beside those without a role",
    filtered({ role: "support" }),
    "doc fgw hs jx t1 t2",
    "0 3 4 5 7 8",
  ],
  ["one hop around a node", { focus: { id: "czt", hops: 1 } }, "czt t1", "2"],
  ["two hops around a node", { focus: { id: "czt", hops: 2 } }, "czt doc fgw hs t1", "0 1 2 4 7"],
];
for (const [claim, chosen, nodes, edges] of CASES) {
  test(`in sight: ${claim}`, () => assert.deepEqual(seen(chosen), [nodes, edges]));
}

test("the company of a node is what nothing else holds", () => {
  const graph = small();
  assert.deepEqual(companyOf(graph, "t1", new Set(graph.nodes.keys())), ["fgw", "czt", "far"]);
});
