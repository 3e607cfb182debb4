// What the picture holds now: the nodes and edges in sight, folded where they are many, and where each node stands.
import { GRAPH, DATA, IN_ANSWER, state } from "./page.mjs";
import { otherEnd } from "./graph.mjs";
import { sightOf, shownOf } from "./sight.mjs";
import { folded, isGroup } from "./fold.mjs";
import { pathBetween } from "./paths.mjs";
import { inColumns } from "./columns.mjs";
import { MOST, forced } from "./forces.mjs";

export const FOLDED_OVER = 600; // so many nodes in sight still stand one by one
export const picture = {
  nodes: new Map(),
  edges: [],
  sight: { nodes: new Set(), edges: new Set() },
  shown: new Set(),
  way: [],
  isDetour: false,
  isFolded: false,
};

// Work out anew what the state leaves in sight.
export function refreshPicture() {
  picture.shown = shownOf(GRAPH, state);
  picture.sight = sightOf(GRAPH, state);
  walk();
  picture.isFolded = Object.keys(DATA.groups).length > 0 && picture.sight.nodes.size > FOLDED_OVER;
  const groups = picture.isFolded ? DATA.groups : {};
  Object.assign(picture, folded(GRAPH, picture.sight, groups, state.unfolded, standingApart()));
  for (const node of picture.nodes.values()) if (isGroup(node.id)) gatherGroup(node);
}

// The way between the two picked nodes: over what is in sight, else over all, which is then brought into sight.
function walk() {
  const { from, to } = state.path;
  Object.assign(picture, { way: [], isDetour: false });
  if (!from || !to) return;
  if (picture.sight.nodes.has(from) && picture.sight.nodes.has(to))
    picture.way = pathBetween(GRAPH, from, to, (edge) => picture.sight.edges.has(edge.id));
  if (picture.way.length) return;
  Object.assign(picture, { way: pathBetween(GRAPH, from, to), isDetour: true });
  for (const { node, edge } of picture.way) {
    picture.sight.nodes.add(node);
    if (edge) picture.sight.edges.add(edge.id);
  }
}

function standingApart() {
  return new Set([...state.apart, state.focus.id, ...picture.way.map(({ node }) => node)]);
}

// A group stands in the middle of its members, and is as prominent as they are many.
function gatherGroup(group) {
  const members = group.members.map((id) => GRAPH.nodes.get(id));
  const mean = (axis) => Math.round(members.reduce((sum, node) => sum + node[axis], 0) / members.length);
  Object.assign(group, { x: mean("x"), y: mean("y"), degree: members.length, properties: {}, beyond: false });
}

// Where each node stands, shaped like `room`: as the page was written while the whole answer is seen, laid out anew for
// any small part of it.
export function places(room) {
  const nodes = [...picture.nodes.values()];
  if (state.layout === "columns") return inColumns(nodes, picture.edges, room);
  const isWhole = nodes.length === IN_ANSWER.length && nodes.every((node) => !node.beyond);
  if (isWhole || nodes.length > MOST)
    return fitting(Object.fromEntries(nodes.map(({ id, x, y }) => [id, { x, y }])), room);
  return fitting(
    forced(
      nodes,
      picture.edges.map(({ from, to }) => [from, to]),
    ),
    room,
  );
}

const MOST_STRETCH = 1.7;

// Stretch one way and press the other, so that the picture has the shape of the room.
function fitting(where, room) {
  const extent = (axis) =>
    Object.values(where)
      .reduce(
        ([least, most], point) => [Math.min(least, point[axis]), Math.max(most, point[axis])],
        [Infinity, -Infinity],
      )
      .reduce((least, most) => most - least) || 1;
  const wanted = (room.width / room.height) * (extent("y") / extent("x"));
  const by = Math.sqrt(Math.min(MOST_STRETCH, Math.max(1 / MOST_STRETCH, wanted)));
  return Object.fromEntries(
    Object.entries(where).map(([id, { x, y }]) => [id, { x: Math.round(x * by), y: Math.round(y / by) }]),
  );
}

// How many neighbours of a node beyond the answer are not shown yet.
export function moreBeyond(node) {
  if (isGroup(node.id)) return 0;
  return new Set(
    node.edges
      .map((edge) => otherEnd(edge, node.id))
      .filter((id) => GRAPH.nodes.get(id).beyond && !picture.shown.has(id)),
  ).size;
}

// What stands in the light: {nodes, edges} of the way, or of the selection and its neighbourhood; empty where nothing
// is picked.
export function lit() {
  if (picture.way.length)
    return {
      nodes: new Set(picture.way.map(({ node }) => node)),
      edges: picture.way.map(({ edge }) => edge).filter(Boolean),
    };
  const { kind, id } = state.selected;
  if (kind === "none") return { nodes: new Set(), edges: [] };
  const edges = picture.edges.filter((edge) =>
    kind === "edge" || kind === "bundle"
      ? edge.id === id || edge.members?.includes(id)
      : edge.from === id || edge.to === id,
  );
  return {
    nodes: new Set([...(picture.nodes.has(id) ? [id] : []), ...edges.flatMap(({ from, to }) => [from, to])]),
    edges,
  };
}

// How a node is drawn: itself, or the group that it is folded into; "" when it is out of sight.
export function standIn(id) {
  if (picture.nodes.has(id)) return id;
  return [...picture.nodes.values()].find((node) => node.members?.includes(id))?.id || "";
}
