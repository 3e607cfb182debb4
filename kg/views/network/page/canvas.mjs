// The network itself: vis-network draws what is in sight, at our places, without physics.
import { state } from "./page.mjs";
import { on } from "./bus.mjs";
import { $ } from "./dom.mjs";
import { MANY, edgeOptions, nodeGroups, nodeOptions } from "./looks.mjs";
import { picture, places } from "./picture.mjs";
import { layer } from "./order.mjs";

const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
const drawn = { nodes: new Map(), edges: new Map(), many: false }; // id → its options
export const spots = new Map(); // id → {x, y}
export const network = new vis.Network(
  $("network"),
  { nodes: nodeSet, edges: edgeSet },
  {
    groups: nodeGroups(),
    physics: { enabled: false },
    layout: { improvedLayout: false },
    edges: { selectionWidth: (width) => width + 1.5, hoverWidth: 1 },
    interaction: {
      hover: true,
      hoverConnectedEdges: false,
      selectConnectedEdges: false,
      multiselect: false,
      keyboard: false,
    },
  },
);

withoutLabels();

// The labels are ours: vis-network need not work out the fonts of those that it does not draw, four for each node and
// edge.
function withoutLabels() {
  nodeSet.add({ id: "" });
  const labels = Object.getPrototypeOf(network.body.nodes[""].labelModule);
  nodeSet.remove("");
  labels.propagateFonts = () => {};
}

const CALM = matchMedia("(prefers-reduced-motion: reduce)").matches;
// Room for the labels, which keep their size when the picture shrinks: pixels at each side.
const MARGINS = {
  network: { left: 64, right: 64, top: 36, bottom: 56, largest: 1.4 },
  columns: { left: 150, right: 88, top: 46, bottom: 40, largest: 1 },
};
const LEGIBLE = 0.6;
const DENSE = { network: 500, columns: 120 }; // of more edges, each is paler

function margins() {
  return MARGINS[state.layout] || MARGINS.network;
}

function room() {
  const { left, right, top, bottom } = margins();
  return {
    width: Math.max(300, $("network").clientWidth - left - right),
    height: Math.max(240, $("network").clientHeight - top - bottom),
  };
}

// Give vis-network what is in sight, where it now stands; only what has changed.
function draw() {
  const many = picture.nodes.size > MANY.nodes || picture.edges.length > MANY.edges;
  const where = places(room());
  spots.clear();
  for (const id of picture.nodes.keys()) spots.set(id, where[id]);
  const ranks = ranksOf(picture.edges);
  const look = {
    many,
    thicker: thicker(),
    arrows: state.layout !== "columns",
    pale: picture.edges.length > DENSE[state.layout],
  };
  const edges = picture.edges.map((edge) => edgeOptions(edge, { ...look, rank: ranks.get(edge) }));
  layer.isReady = network.renderer.allowRedraw = false; // else each of the steps below draws
  if (drawn.many !== many)
    network.setOptions({ interaction: { hover: !many, hideEdgesOnDrag: many, hideEdgesOnZoom: many } });
  drawn.many = many;
  dropMissing(edgeSet, drawn.edges, edges);
  dropMissing(nodeSet, drawn.nodes, [...picture.nodes.values()]);
  const moved = put(
    nodeSet,
    drawn.nodes,
    [...picture.nodes.values()].map((node) => nodeOptions(node, spots.get(node.id))),
  );
  // vis-network leaves out what it takes to be out of sight, and knows a node's box only from where it was last drawn
  for (const { id } of moved) network.body.nodes[id].updateBoundingBox(network.canvas.getContext());
  put(edgeSet, drawn.edges, edges);
  layer.isReady = network.renderer.allowRedraw = true;
}

// Lines stay lines in a small picture.
function thicker() {
  return state.layout === "columns" ? 1 : Math.min(1.7, Math.max(1, 0.8 / frameOf(picture.nodes.keys()).scale));
}

function dropMissing(set, known, wanted) {
  const ids = new Set(wanted.map(({ id }) => id));
  const missing = [...known.keys()].filter((id) => !ids.has(id));
  missing.forEach((id) => known.delete(id));
  set.remove(missing);
}

function put(set, known, wanted) {
  const [added, updated] = [[], []];
  for (const options of wanted) {
    const before = known.get(options.id);
    if (!before) added.push(options);
    else if (JSON.stringify(before) !== JSON.stringify(options)) updated.push(options);
    known.set(options.id, options);
  }
  if (added.length) set.add(added);
  if (updated.length) set.update(updated);
  return updated;
}

// Which of the edges between its two nodes each edge is, from 0.
export function ranksOf(edges) {
  const [counts, ranks] = [new Map(), new Map()];
  for (const edge of edges) {
    const pair = JSON.stringify([edge.from, edge.to].sort());
    ranks.set(edge, counts.get(pair) || 0);
    counts.set(pair, ranks.get(edge) + 1);
  }
  return ranks;
}

// Where to look from so that all these nodes are seen: {position, scale}.
export function frameOf(ids) {
  const points = [...ids].map((id) => spots.get(id)).filter(Boolean);
  if (!points.length) return { position: { x: 0, y: 0 }, scale: 1 };
  const [left, right] = extent(points.map(({ x }) => x));
  const [top, bottom] = extent(points.map(({ y }) => y));
  const { width, height } = room();
  const scale = Math.max(0.02, Math.min(margins().largest, width / (right - left || 1), height / (bottom - top || 1)));
  const aside = {
    x: (margins().right - margins().left) / 2 / scale,
    y: (margins().bottom - margins().top) / 2 / scale,
  };
  return { position: { x: (left + right) / 2 + aside.x, y: (top + bottom) / 2 + aside.y }, scale };
}

function extent(values) {
  return values.reduce(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Infinity, -Infinity],
  );
}

export function fitAll() {
  network.moveTo({ ...frameOf(picture.nodes.keys()), animation: false });
}

export function zoom(by) {
  network.moveTo({ scale: network.getScale() * by, animation: false });
}

// Bring what stands in the light to the middle: all of it where that stays legible.
function goToLit() {
  const { nodes } = layer.lit;
  if (!nodes.size) return;
  const [whole, first] = [frameOf(nodes), frameOf([...nodes].slice(0, 1))];
  const view =
    whole.scale >= LEGIBLE
      ? { ...whole, scale: Math.min(whole.scale, 1.15) }
      : { ...first, scale: Math.max(network.getScale(), 0.9) };
  network.moveTo({ ...view, animation: CALM ? false : { duration: 250, easingFunction: "easeInOutQuad" } });
}

function showSelection() {
  const { kind, id } = state.selected;
  const isDrawn = (kind === "edge" || kind === "bundle") && drawn.edges.has(id);
  if (isDrawn) network.setSelection({ nodes: [], edges: [id] });
  else if (network.getSelectedNodes().length + network.getSelectedEdges().length) network.unselectAll();
}

// Draw in the next frame, once, however many ask for it.
function redrawSoon() {
  network.body.emitter.emit("_requestRedraw");
}

on("sight", ({ keep }) => {
  const before = [...spots].map(([id, { x, y }]) => `${id} ${x} ${y}`).join();
  draw();
  const isMoved = before !== [...spots].map(([id, { x, y }]) => `${id} ${x} ${y}`).join();
  if (isMoved || !keep) fitAll();
  else redrawSoon();
});
on("layout", ({ soon }) => {
  if (soon || state.layout === "table") return;
  draw();
  fitAll();
});
on("selection", ({ move }) => {
  showSelection();
  if (move && state.layout === "network") goToLit();
  redrawSoon();
});
on("theme", ({ soon }) => {
  if (soon) return;
  draw();
  redrawSoon();
});
addEventListener("resize", () =>
  requestAnimationFrame(() => {
    if (state.layout === "table") return;
    draw();
    fitAll();
  }),
);
