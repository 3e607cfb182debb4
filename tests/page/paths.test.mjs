import assert from "node:assert/strict";
import test from "node:test";
import { pathBetween } from "../../kg/views/network/page/paths.mjs";
import { small } from "./graphs.mjs";

const walked = (from, to, passes) =>
  pathBetween(small(), from, to, passes)
    .map(({ node, edge }) => (edge ? `-${edge.id}-${node}` : node))
    .join("");

const CASES = [
  ["a stated duty is taken before an inferred one beside it", "fgw", "czt", undefined, "fgw-1-t1-2-czt"],
  ["a place or a document joins what nothing else does", "czt", "jx", undefined, "czt-2-t1-4-hs-5-t2-3-jx"],
  ["an edge out of sight is not walked", "czt", "jx", (edge) => edge.type !== "LOCATED_IN", "czt-2-t1-7-doc-8-t2-3-jx"],
  ["a node leads to itself without an edge", "hs", "hs", undefined, "hs"],
  ["where no way leads there is none", "czt", "jx", (edge) => edge.type === "SHARES", ""],
];
for (const [claim, from, to, passes, way] of CASES) test(claim, () => assert.equal(walked(from, to, passes), way));
