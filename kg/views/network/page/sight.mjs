// Which nodes and edges are in sight: what the key, the filters, the focus, and opened and closed nodes leave.
import { otherEnd, variant, within } from "./graph.mjs";

export const FILTERS = ["document", "agency", "place", "basis", "role"];
const NO_WORK = new Set(["Agency", "Place", "Document", "Section"]);
// How each filter on edges reads an edge; one that says nothing on the matter passes, save for the document and a
// presumption.
const EDGE_FILTERS = {
  document: (edge) => edge.document || "-",
  basis: (edge) => edge.basis || (edge.inferred ? "-" : ""),
  role: (edge) => edge.role,
};

// Return {nodes, edges}, two sets of ids. `chosen` holds
//   hidden: a set of node labels and edge variants;  filters: a value by name of FILTERS, "" for all;
//   opened: ids of nodes whose neighbours beyond the answer are shown;  closed: ids of nodes whose own company is not;
//   focus: {id, hops}, hops 0 for none.
export function sightOf(graph, chosen) {
  const shown = shownOf(graph, chosen);
  const passesFilters = filtersOf(chosen);
  const passes = (edge) => shown.has(edge.from) && shown.has(edge.to) && passesFilters(edge);
  const around = ["agency", "place"]
    .map((name) => chosen.filters[name])
    .filter((id) => graph.nodes.has(id))
    .map((id) => surroundings(graph, id));
  if (chosen.focus.hops && graph.nodes.has(chosen.focus.id))
    around.push(within(graph, chosen.focus.id, chosen.focus.hops, passes));
  const kept = new Set(
    [...shown].filter((id) => !chosen.hidden.has(graph.nodes.get(id).label) && around.every((ids) => ids.has(id))),
  );
  const edges = graph.edges.filter((edge) => kept.has(edge.from) && kept.has(edge.to) && passesFilters(edge));
  return { nodes: withoutOrphans(graph, kept, edges), edges: new Set(edges.map((edge) => edge.id)) };
}

// The ids of the answer, with what was opened and without what was closed.
export function shownOf(graph, { opened, closed }) {
  const shown = new Set([...graph.nodes.values()].filter((node) => !node.beyond).map((node) => node.id));
  for (const id of opened) if (graph.nodes.has(id)) for (const near of within(graph, id, 1)) shown.add(near);
  for (const id of closed) if (graph.nodes.has(id)) for (const own of companyOf(graph, id, shown)) shown.delete(own);
  return shown;
}

// The neighbours that nothing else in the picture holds.
export function companyOf(graph, id, shown) {
  const near = within(graph, id, 1);
  near.delete(id);
  return [...near].filter((each) =>
    graph.nodes.get(each).edges.every((edge) => otherEnd(edge, each) === id || !shown.has(otherEnd(edge, each))),
  );
}

// What tells whether an edge is left by the key and by those filters on edges that are set.
function filtersOf({ hidden, filters }) {
  const set = Object.entries(EDGE_FILTERS).filter(([name]) => filters[name]);
  return (edge) =>
    !(hidden.size && hidden.has(variant(edge))) &&
    set.every(([name, read]) => (read(edge) || filters[name]) === filters[name]);
}

// A node that only hidden edges held goes with them; one that never had an edge stays.
function withoutOrphans(graph, nodes, edges) {
  const held = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  return new Set([...nodes].filter((id) => held.has(id) || !graph.nodes.get(id).edges.length));
}

// An agency or a place with the work it is tied to, and whatever else is tied to that work.
function surroundings(graph, id) {
  const work = [...within(graph, id, 1)].filter((near) => !NO_WORK.has(graph.nodes.get(near).label));
  return new Set([id, ...work.flatMap((near) => [...within(graph, near, 1)])]);
}
