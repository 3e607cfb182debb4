// What is selected, and what stands with it in the light.
import { named, say } from "./words.mjs";
import { $, announce } from "./dom.mjs";
import { EDGES, NODES, STYLE, otherEnd } from "./data.mjs";
import { NOTHING, remember, state } from "./state.mjs";
import { goTo, network } from "./canvas.mjs";
import { layer } from "./labels.mjs";
import { reveal, visible } from "./visible.mjs";
import { showPanel } from "./panel.mjs";
import { markRow } from "./table.mjs";

export function focus() {
  if (state.selected.kind === "node") return neighboursSeen(state.selected.id);
  if (state.selected.kind === "edge") return new Set([EDGES[state.selected.id].from, EDGES[state.selected.id].to]);
  return new Set();
}

function neighboursSeen(id) {
  const seen = NODES.get(id).edges.filter((edge) => visible.edges.has(edge.id));
  return new Set([id, ...seen.map((edge) => otherEnd(edge, id))]);
}

export function focusEdges() {
  const edges = state.selected.kind === "node" ? NODES.get(state.selected.id).edges : [EDGES[state.selected.id]];
  return edges.filter((edge) => visible.edges.has(edge.id));
}

export function select(selected, { move = false, push = true } = {}) {
  state.selected = selected;
  const ids = [...focus()].slice(0, selected.kind === "edge" ? 2 : 1);
  reveal(ids);
  if (selected.kind === "edge") network.setSelection({ nodes: [], edges: [selected.id] });
  else network.unselectAll();
  if (move && ids.length && state.view === "network") goTo(ids, focus());
  showPanel();
  markRow();
  network.redraw();
  if (push) remember(true);
}

export function selectNode(id, options) {
  select({ kind: "node", id }, options);
  const node = NODES.get(id);
  announce(say("selected", { label: named(STYLE.labels[node.label]), name: node.caption, count: node.edges.length }));
}

export function selectEdge(id, options) {
  select({ kind: "edge", id }, options);
}

network.on("click", ({ nodes, edges }) => {
  if (nodes.length) selectNode(nodes[0]);
  else if (edges.length) selectEdge(edges[0]);
  else select(NOTHING);
});
network.on("hoverNode", ({ node }) => hover(node));
network.on("blurNode", () => hover(""));
network.on("hoverEdge", () => ($("network").style.cursor = "pointer"));
network.on("blurEdge", () => ($("network").style.cursor = ""));

function hover(id) {
  layer.hovered = id;
  $("network").style.cursor = id ? "pointer" : "";
  network.redraw();
}
