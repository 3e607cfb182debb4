// Names that lead to what they name, and the pieces that panels are made of.
import { GRAPH, edgeName, say } from "./page.mjs";
import { button, edgeGlyph, el, nodeGlyph } from "./dom.mjs";
import { INK, PAPER } from "./looks.mjs";
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
  Object.assign(found.style, { background: colour, color: isLight(colour) ? INK.light : PAPER.light });
  return found;
}

// Whether white letters on this colour, #rrggbb, would be read with difficulty: a contrast below 4.5, as the WCAG
// reckon it.
function isLight(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => (parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2);
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) < 4.6;
}

// From where to where an edge leads, with its sign between the two.
export function endsBlock(edge) {
  return el(
    "div",
    { class: "ends" },
    nodeLink(edge.from),
    el("div", { class: "way" }, edgeGlyph(edge), edgeName(edge)),
    nodeLink(edge.to),
  );
}

export function edgeOpener(edge) {
  return button("›", () => selectEdge(edge.id), { class: "more", title: say("source"), "aria-label": say("source") });
}
