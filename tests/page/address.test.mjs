import assert from "node:assert/strict";
import test from "node:test";
import { addressOf, freshState, stateOf } from "../../kg/views/network/page/address.mjs";

const usual = freshState("light");
const known = (kind, id) => (kind === "edge" ? id === "7" : ["a b", "湖北省/发展改革委", "group:x"].includes(id));
const chosen = {
  language: "en",
  theme: "dark",
  layout: "columns",
  selected: { kind: "node", id: "湖北省/发展改革委" },
  focus: { id: "a b", hops: 2 },
  path: { from: "a b", to: "湖北省/发展改革委" },
  hidden: new Set(["LEADS~", "Place"]),
  opened: new Set(["a b"]),
  closed: new Set(["甲,乙"]),
  unfolded: new Set(["system:发展改革"]),
  apart: new Set(["&=#"]),
  filters: { ...usual.filters, basis: "explicit" },
};

test("an address brings back every choice", () => assert.deepEqual(stateOf(addressOf(chosen), usual, known), chosen));
test("an address of nothing is the page as it opens", () => assert.deepEqual(stateOf("", usual, known), usual));
test("an edge is a number again", () =>
  assert.deepEqual(stateOf("#edge=7", usual, known).selected, { kind: "edge", id: 7 }));

const FOREIGN = [
  "#node=nobody&lang=xx&theme=pink&layout=sphere&focus=9 a b&from=nobody",
  "#edge=8",
  "#focus=1 nobody",
  "#focus=x",
];
for (const address of FOREIGN)
  test(`what nobody knows is passed over: ${address}`, () => assert.deepEqual(stateOf(address, usual, known), usual));
