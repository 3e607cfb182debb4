import assert from "node:assert/strict";
import test from "node:test";
import { csvOf } from "../../kg/views/network/page/csv.mjs";

const CELLS = [
  ["黄石", '"黄石"'],
  ['他说"是"', '"他说""是"""'],
  ["=1+1", '"\'=1+1"'],
  ["-2", '"\'-2"'],
  ["@x", '"\'@x"'],
  ["\t=1", '"\'\t=1"'],
  ["a,b\nc", '"a,b\nc"'],
  ["", '""'],
];
for (const [text, cell] of CELLS)
  test(`the cell ${JSON.stringify(text)}`, () => assert.equal(csvOf([[text]]), `\ufeff${cell}\r\n`));
