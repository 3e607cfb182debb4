// What a search finds: nodes by caption, name, alias and number, as written or by pinyin, best first.
import { pinyinIndex } from "./pinyin.mjs";

export const MOST_HITS = 30;
const NAMES = ["name", "title", "short", "aliases", "number"];
const LETTERS = /^[a-z0-9]+$/;

// The texts that a node is found by; its caption first.
export function searchedTexts(node) {
  const names = NAMES.flatMap((name) => node.properties[name] || []);
  return [...new Set([node.caption, ...names].map((text) => String(text).toLowerCase()))];
}

// Return up to MOST_HITS of the nodes, the closest to `words` first, then those with most edges.
export function matching(nodes, words, readings) {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return [];
  const letters = LETTERS.test(wanted.replace(/[\s']/g, "")) ? wanted.replace(/[\s']/g, "") : "";
  return nodes
    .map((node) => ({ node, rank: rankOf((node.searched ??= searchedTexts(node)), wanted, letters, readings) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank || b.node.edges.length - a.node.edges.length || (a.node.id < b.node.id ? -1 : 1))
    .slice(0, MOST_HITS)
    .map(({ node }) => node);
}

function rankOf(texts, wanted, letters, readings) {
  return Math.min(
    ...texts.map((text) => asWritten(text, wanted) ?? (letters ? asSpelt(text, letters, readings) : Infinity)),
  );
}

function asWritten(text, wanted) {
  if (text === wanted) return 0;
  if (text.startsWith(wanted)) return 1;
  return text.includes(wanted) ? 2 : undefined;
}

function asSpelt(text, letters, readings) {
  const place = pinyinIndex(text, letters, readings);
  return place < 0 ? Infinity : 3 + Math.min(place, 1);
}
