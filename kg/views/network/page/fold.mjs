// A large graph folded: the members of a group stand as one node, with the edges of all of them, until it is unfolded.
import { edgeOfVariant, variant } from "./graph.mjs";

const SIGN = "group:"; // no id of the graph begins so

export function isGroup(id) {
  return String(id).startsWith(SIGN);
}

export function groupId(key) {
  return SIGN + key;
}

// Return {nodes, edges} to draw for what is in sight. `groups` is {key: {label, caption}}; a node's `group` is its key,
// if any. Nodes with ids in `apart` stand by themselves though their group is folded. A group drawn is {id, label,
// caption, members}; edges that join the same two, of one type, are one: {…, members}.
export function folded(graph, sight, groups, unfolded, apart = new Set()) {
  const standsFor = (id) => {
    const key = graph.nodes.get(id).group;
    return key && Object.hasOwn(groups, key) && !unfolded.has(key) && !apart.has(id) ? groupId(key) : id;
  };
  const drawn = new Map();
  for (const id of sight.nodes) {
    const stand = standsFor(id);
    if (stand === id) drawn.set(id, graph.nodes.get(id));
    else if (drawn.has(stand)) drawn.get(stand).members.push(id);
    else drawn.set(stand, { id: stand, ...groups[graph.nodes.get(id).group], members: [id], edges: [] });
  }
  return { nodes: drawn, edges: bundled(graph, sight, standsFor) };
}

function bundled(graph, sight, standsFor) {
  const bundles = new Map();
  for (const edge of graph.edges.filter(({ id }) => sight.edges.has(id))) {
    const [from, to] = [standsFor(edge.from), standsFor(edge.to)];
    if (from === edge.from && to === edge.to) bundles.set(edge.id, edge);
    else if (from !== to) gather(bundles, { from, to, edge });
  }
  return [...bundles.values()];
}

function gather(bundles, { from, to, edge }) {
  const key = JSON.stringify([from, to, variant(edge)]);
  if (bundles.has(key)) bundles.get(key).members.push(edge.id);
  else bundles.set(key, { id: key, from, to, ...edgeOfVariant(variant(edge)), members: [edge.id] });
}
