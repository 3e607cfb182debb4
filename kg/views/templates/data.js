// The graph of the page: nodes by id, each with its edges.
const DATA = JSON.parse($("data").textContent);
const STYLE = DATA.style;
const NODES = new Map(DATA.nodes.map((node) => [node.id, { ...node, edges: [] }]));
const EDGES = DATA.edges;
for (const edge of EDGES) {
  NODES.get(edge.from).edges.push(edge);
  if (edge.to !== edge.from) NODES.get(edge.to).edges.push(edge);
}
const MOST_EDGES = Math.max(1, ...[...NODES.values()].map((node) => node.edges.length));
const MANY = NODES.size > 800;

function otherEnd(edge, id) {
  return edge.from === id ? edge.to : edge.from;
}

function neighbours(id) {
  return new Set([id, ...NODES.get(id).edges.map((edge) => otherEnd(edge, id))]);
}

// What the key counts and toggles: a type as stated, the same type as inferred, and as decided by a person.
function variant(edge) {
  return edge.type + (edge.inferred ? "~" : isCurated(edge) ? "!" : "");
}

function edgeOfVariant(key) {
  return { type: key.replace(/[~!]$/, ""), inferred: key.endsWith("~"), basis: key.endsWith("!") ? "curated" : "" };
}

function isCurated(edge) {
  return edge.basis === "curated";
}

function captionOf(id) {
  return NODES.get(id).caption;
}

// An entry of a table of the style file; undefined for a word that it does not hold ("constructor" is one).
function entry(table, word) {
  return Object.hasOwn(STYLE[table], word) ? STYLE[table][word] : undefined;
}

function roleName(role) {
  return entry("roles", role) ? named(entry("roles", role)) : role;
}

function edgeName(edge) {
  const name = named(STYLE.types[edge.type]);
  if (isCurated(edge)) return say("curatedOf", { name });
  return edge.inferred ? say("inferredOf", { name }) : name;
}

// The title of a document that is drawn, else its id.
function documentTitle(id) {
  return NODES.has(id) ? captionOf(id) : id;
}

// Hubs first, by weight of the label and number of edges.
function prominence(node) {
  return STYLE.labels[node.label].weight / 4 + (2 * node.edges.length) / MOST_EDGES;
}
