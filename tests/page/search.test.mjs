import assert from "node:assert/strict";
import test from "node:test";
import { matching, searchedTexts } from "../../kg/views/network/page/matching.mjs";
import { pinyinIndex } from "../../kg/views/network/page/pinyin.mjs";

const READINGS = {
  湖: ["hu"],
  北: ["bei", "bo"],
  省: ["sheng", "xing"],
  发: ["fa"],
  改: ["gai"],
  委: ["wei"],
  重: ["zhong", "chong"],
  庆: ["qing"],
  长: ["chang", "zhang"],
  沙: ["sha"],
  江: ["jiang"],
  西: ["xi"],
  展: ["zhan"],
  革: ["ge"],
};
const nodes = [
  ["hb", "湖北省发展改革委", ["湖北省发改委", "省发改委"], 9],
  ["jx", "江西省发展改革委", ["省發展改革委"], 4],
  ["cq", "重庆", [], 1],
  ["g4", "G4高速", [], 2],
]
  .map(([id, caption, aliases, edges]) => ({ id, caption, properties: { aliases }, edges: Array(edges) }))
  .map((node) => ({ ...node, searched: searchedTexts(node) }));
const found = (words) =>
  matching(nodes, words, READINGS)
    .map(({ id }) => id)
    .join(" ");

const SPELT = [
  ["湖北省发改委", "hbsfgw", 0],
  ["湖北省发改委", "hubeishengfagaiwei", 0],
  ["湖北省发改委", "hubsfg", 0],
  ["湖北省发改委", "sfgw", 2],
  ["重庆", "chongqing", 0],
  ["重庆", "zq", 0],
  ["长沙", "zhangsha", 0],
  ["长沙", "chsh", 0],
  ["长沙", "cx", -1],
  ["G4高速", "g4", 0],
  ["长沙", "changshashi", -1],
];
for (const [text, letters, place] of SPELT)
  test(`${letters} in ${text}: ${place}`, () => assert.equal(pinyinIndex(text, letters, READINGS), place));

const SEARCHES = [
  ["发展改革", "hb jx", "part of a caption, the one with more edges first"],
  ["省发改委", "hb", "an alias"],
  ["省發展改革委", "jx", "an alias as printed"],
  ["hbsfgw", "hb", "initials"],
  ["hu bei", "hb", "pinyin with a space"],
  ["chongqing", "cq", "the other reading"],
  ["g4", "g4", "letters of the name"],
  ["查无此人", "", "nothing"],
  ["  ", "", "no words"],
];
for (const [words, ids, claim] of SEARCHES) test(`search finds ${claim}`, () => assert.equal(found(words), ids));

test("a long text without a match is passed over at once", () => {
  const long = [{ id: "x", searched: ["长".repeat(5000)], edges: [] }];
  assert.deepEqual(matching(long, "changchangchangx", READINGS), []);
});
