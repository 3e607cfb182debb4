// Names that lead to what they name, and the pieces that panels are made of.
import { GRAPH, edgeName, say } from "./page.mjs";
import { button, edgeGlyph, el, nodeGlyph } from "./dom.mjs";
import { picture } from "./picture.mjs";
import { selectEdge, selectNode } from "./actions.mjs";

export function nodeLink(id) {
  const node = GRAPH.nodes.get(id) || picture.nodes.get(id);
  const link = button("", () => selectNode(id, { move: true }), { class: "link" });
  link.append(nodeGlyph(node.label), el("bdi", {}, node.caption));
  return link;
}

export function pairs(rows) {
  return el("dl", {}, ...rows.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
}

export function chip(text, colour) {
  const found = el("span", { class: "chip" }, text);
  found.style.background = colour;
  return found;
}

// From where to where an edge leads, with its sign between the two.
export function endsBlock(edge) {
  return el("div", { class: "ends" }, nodeLink(edge.from), el("div", { class: "way" }, edgeGlyph(edge.type, edge.inferred), edgeName(edge)), nodeLink(edge.to));
}

export function edgeOpener(edge) {
  return button("›", () => selectEdge(edge.id), { class: "more", title: say("source"), "aria-label": say("source") });
}
