// What the page holds: its data, the graph in it, the reader's choices, and what things are called.
import { graphOf, isCurated } from "./graph.mjs";
import { freshState } from "./address.mjs";
import { groupId, isGroup } from "./fold.mjs";

export const DATA = JSON.parse(document.getElementById("data").textContent);
export const STYLE = DATA.style;
export const GRAPH = graphOf(DATA);
export const state = freshState(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

for (const node of GRAPH.nodes.values()) {
  node.degree = node.edges.filter(
    (edge) => node.beyond || !GRAPH.nodes.get(edge.from === node.id ? edge.to : edge.from).beyond,
  ).length;
}
export const MOST_EDGES = [...GRAPH.nodes.values()].reduce((most, node) => Math.max(most, node.degree), 1);
export const IN_ANSWER = [...GRAPH.nodes.values()].filter((node) => !node.beyond);
export const EDGES_IN_ANSWER = GRAPH.edges.filter(
  (edge) => !GRAPH.nodes.get(edge.from).beyond && !GRAPH.nodes.get(edge.to).beyond,
).length;

export function isKnown(kind, id) {
  if (kind === "edge") return /^\d+$/.test(id) && Boolean(GRAPH.edges[Number(id)]);
  return kind === "group"
    ? isGroup(id) && Object.keys(DATA.groups).some((key) => groupId(key) === id)
    : GRAPH.nodes.has(id);
}

// A phrase of the page in the reader's language, with the values put in.
export function say(key, values = {}) {
  return DATA.words[key][state.language].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// An entry of the style file: {zh, en, zh_back, en_back}.
export function named(entry) {
  return entry[state.language];
}

export function namedBack(entry) {
  return entry[`${state.language}_back`];
}

// An entry of a table of the style file; undefined for a word that it does not hold ("constructor" is one).
export function entry(table, word) {
  return Object.hasOwn(STYLE[table], word) ? STYLE[table][word] : undefined;
}

export function captionOf(id) {
  return GRAPH.nodes.get(id).caption;
}

export function roleName(role) {
  return entry("roles", role) ? named(entry("roles", role)) : role;
}

export function edgeName(edge) {
  const name = named(STYLE.types[edge.type]);
  if (isCurated(edge)) return say("curated_of", { name });
  const isSaidByType = STYLE.types[edge.type].inferred; // the name of such a type says itself that nobody wrote it
  return edge.inferred && !isSaidByType ? say("inferred_of", { name }) : name;
}

// The title of a document that the page knows, else its id.
export function documentTitle(id) {
  return GRAPH.nodes.has(id) ? captionOf(id) : id;
}

// Hubs first, by weight of the label and number of edges.
export function prominence(node) {
  return STYLE.labels[node.label].weight / 4 + (2 * node.degree) / MOST_EDGES;
}
