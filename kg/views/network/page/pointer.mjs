// The pointer over the network: a click selects, with Shift it picks the ends of a path, a double click focuses or
// unfolds.
import { on } from "./bus.mjs";
import { $ } from "./dom.mjs";
import { isGroup } from "./fold.mjs";
import { network } from "./canvas.mjs";
import { layer } from "./order.mjs";
import { deselect, pick, selectEdge, selectNode, setFocus, unfold } from "./actions.mjs";

network.on("click", ({ nodes, edges, event }) => {
  if (nodes.length && event.srcEvent.shiftKey && !isGroup(nodes[0])) pick(nodes[0]);
  else if (nodes.length) selectNode(nodes[0]);
  else if (edges.length) selectEdge(edges[0]);
  else deselect();
});
network.on("doubleClick", ({ nodes }) => {
  if (!nodes.length) return;
  if (isGroup(nodes[0])) unfold(nodes[0]);
  else setFocus(1, nodes[0]);
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

on("sight", () => (layer.hovered = ""));
