// The graph of the page: nodes by id, each with its edges.
import { named, say } from "./words.mjs";
import { $ } from "./dom.mjs";

export const DATA = JSON.parse($("data").textContent);
export const STYLE = DATA.style;
export const NODES = new Map(DATA.nodes.map((node) => [node.id, { ...node, edges: [] }]));
export const EDGES = DATA.edges;
for (const edge of EDGES) {
  NODES.get(edge.from).edges.push(edge);
  if (edge.to !== edge.from) NODES.get(edge.to).edges.push(edge);
}
export const MOST_EDGES = Math.max(1, ...[...NODES.values()].map((node) => node.edges.length));
export const MANY = NODES.size > 800;

export function otherEnd(edge, id) {
  return edge.from === id ? edge.to : edge.from;
}

function neighbours(id) {
  return new Set([id, ...NODES.get(id).edges.map((edge) => otherEnd(edge, id))]);
}

// What the key counts and toggles: a type as stated, and the same type as inferred.
export function variant(edge) {
  return edge.inferred ? `${edge.type}~` : edge.type;
}

export function captionOf(id) {
  return NODES.get(id).caption;
}

// An entry of a table of the style file; undefined for a word that it does not hold ("constructor" is one).
export function entry(table, word) {
  return Object.hasOwn(STYLE[table], word) ? STYLE[table][word] : undefined;
}

export function roleName(role) {
  return entry("roles", role) ? named(entry("roles", role)) : role;
}

export function edgeName(edge) {
  const name = named(STYLE.types[edge.type]);
  return edge.inferred ? say("inferredOf", { name }) : name;
}

// The title of a document that is drawn, else its id.
export function documentTitle(id) {
  return NODES.has(id) ? captionOf(id) : id;
}

// Hubs first, by weight of the label and number of edges.
export function prominence(node) {
  return STYLE.labels[node.label].weight / 4 + (2 * node.edges.length) / MOST_EDGES;
}
