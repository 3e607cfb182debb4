// The network itself: vis-network with the positions of the page, without physics.
import { $ } from "./dom.mjs";
import { EDGES, MANY, NODES } from "./data.mjs";
import { edgeOptions, nodeGroups, nodeOptions } from "./looks.mjs";
import { visible } from "./visible.mjs";

const nodeSet = new vis.DataSet([...NODES.values()].map(nodeOptions));
const edgeSet = new vis.DataSet(EDGES.map(edgeOptions));
export const network = new vis.Network($("network"), { nodes: nodeSet, edges: edgeSet }, {
  groups: nodeGroups(),
  physics: { enabled: false },
  layout: { improvedLayout: false },
  edges: { selectionWidth: (width) => width + 1.5, hoverWidth: 1 },
  interaction: {
    hover: !MANY, hoverConnectedEdges: false, selectConnectedEdges: false, multiselect: false,
    hideEdgesOnDrag: MANY, hideEdgesOnZoom: MANY, keyboard: false,
  },
});

const CALM = matchMedia("(prefers-reduced-motion: reduce)").matches;

// Room for the labels, which keep their size when the picture shrinks: pixels on both sides together.
const MARGIN = { x: 140, y: 96 };
const LARGEST = 1.4;
const LEGIBLE = 0.6;

// Where to look from so that all these nodes are seen: {position, scale}.
export function frameOf(ids) {
  const points = Object.values(network.getPositions([...ids]));
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const { clientWidth, clientHeight } = $("network");
  const scale = Math.min(LARGEST, (clientWidth - MARGIN.x) / (right - left || 1), (clientHeight - MARGIN.y) / (bottom - top || 1));
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.max(scale, 0.02) };
}

export function fitAll() {
  if (visible.nodes.size) network.moveTo({ ...frameOf(visible.nodes), animation: false });
}

// Bring the nodes to the middle: with all their neighbourhood where that stays legible.
export function goTo(ids, neighbourhood) {
  const whole = frameOf(neighbourhood);
  const view = whole.scale >= LEGIBLE ? { ...whole, scale: Math.min(whole.scale, 1) } : { position: frameOf(ids).position, scale: Math.max(network.getScale(), 0.9) };
  network.moveTo({ ...view, animation: CALM ? false : { duration: 250, easingFunction: "easeInOutQuad" } });
}

// vis-network's own switch from inside: setting options through the data sets redraws once for each edge.
export function hideAllBut({ nodes, edges }) {
  for (const id of NODES.keys()) network.body.nodes[id].options.hidden = !nodes.has(id);
  for (const edge of EDGES) network.body.edges[edge.id].options.hidden = !edges.has(edge.id);
  network._updateVisibleIndices();
  network.redraw();
}

export function recolourEdges() {
  edgeSet.update(EDGES.map((edge) => ({ id: edge.id, color: edgeOptions(edge).color })));
}
