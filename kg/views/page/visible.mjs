// Which nodes and edges the key and the filters leave to be seen.
import { say } from "./words.mjs";
import { $ } from "./dom.mjs";
import { EDGES, NODES, variant } from "./data.mjs";
import { FILTERS, state } from "./state.mjs";
import { hideAllBut } from "./canvas.mjs";
import { refreshFilters } from "./filters.mjs";

export const visible = { nodes: new Set(NODES.keys()), edges: new Set(EDGES.map((edge) => edge.id)) };
const WORK = new Set(["Task", "Project", "Cluster", "Indicator"]);
// How each filter on edges reads an edge; an edge that says nothing on the matter passes, save for the document.
const EDGE_FILTERS = { document: (edge) => edge.document || "-", basis: (edge) => edge.basis, role: (edge) => edge.role };

export function refreshVisible() {
  const around = ["agency", "place"].map((name) => state.filters[name]).filter((id) => NODES.has(id)).map(surroundings);
  const kept = (node) => !state.hidden.has(node.label) && around.every((ids) => ids.has(node.id));
  const nodes = new Set([...NODES.values()].filter(kept).map((node) => node.id));
  const edges = EDGES.filter((edge) => passes(edge) && nodes.has(edge.from) && nodes.has(edge.to));
  visible.edges = new Set(edges.map((edge) => edge.id));
  visible.nodes = withoutOrphans(nodes, edges);
  hideAllBut(visible);
  $("count").textContent = say("count", { nodes: visible.nodes.size, allNodes: NODES.size, edges: visible.edges.size, allEdges: EDGES.length });
}

function passes(edge) {
  if (state.hidden.has(variant(edge))) return false;
  return Object.entries(EDGE_FILTERS).every(([name, read]) => !state.filters[name] || (read(edge) || state.filters[name]) === state.filters[name]);
}

// A node that only hidden edges held goes with them; one that never had an edge stays.
function withoutOrphans(nodes, edges) {
  const held = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  return new Set([...nodes].filter((id) => held.has(id) || !NODES.get(id).edges.length));
}

// An agency or a place with the work it is tied to, and whatever else is tied to that work.
function surroundings(id) {
  const work = [...neighbours(id)].filter((near) => WORK.has(NODES.get(near).label));
  return new Set([id, ...work.flatMap((near) => [...neighbours(near)])]);
}

// A thing searched for or linked to is shown, whatever was hidden.
export function reveal(ids) {
  if (ids.every((id) => visible.nodes.has(id))) return;
  clearFilters();
}

export function clearFilters() {
  state.hidden.clear();
  for (const name of FILTERS) state.filters[name] = "";
  refreshFilters();
}
