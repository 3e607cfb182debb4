// Colours, sizes and lines of the picture, from the style file.
import { MOST_EDGES, STYLE, state } from "./page.mjs";
import { isGroup } from "./fold.mjs";
import { isCurated } from "./graph.mjs";

export const FONT = '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';
export const PAPER = { light: "#ffffff", dark: "#14181d" };
export const INK = { light: "#1b1f24", dark: "#e6eaef" };
export const SOFT = { light: "#5b6470", dark: "#9aa5b1" };
export const ACCENT = { light: "#0b5cad", dark: "#6cb2ff" };
export const MANY = { nodes: 800, edges: 1200 }; // of more, edges are drawn plain: straight, whole, without arrows
const DOTTED = [1.5, 4];
const DOTS_AND_DASHES = [9, 3, 1.5, 3];

// An inferred edge is dotted, thinner and paler than the same edge stated; dots and dashes: a person decided on a name.
export function edgeLook(edge) {
  const { type, inferred } = edge;
  const style = STYLE.types[type];
  return {
    colour: style[state.theme],
    width: inferred ? style.width * 0.75 : style.width,
    dash: inferred ? DOTTED : isCurated(edge) ? DOTS_AND_DASHES : style.dash,
    opacity: inferred ? 0.55 : 0.9,
    arrow: style.arrow,
  };
}

// `rank`: which of the edges between the same two nodes this is, from 0; they fan out, so that each can be seen and
// clicked.
export function edgeOptions(edge, { rank = 0, many = false, thicker = 1, arrows = true, pale = false } = {}) {
  const look = edgeLook(edge);
  const opacity = look.opacity * (many || pale ? 0.5 : 1);
  return {
    id: edge.id,
    from: edge.from,
    to: edge.to,
    width: thicker * look.width + (edge.members ? Math.min(4, Math.log2(edge.members.length)) : 0),
    color: { color: look.colour, highlight: look.colour, hover: look.colour, opacity },
    dashes: many || !look.dash.length ? false : look.dash.map((length) => length * thicker),
    arrows: many || !arrows || !look.arrow ? "" : { to: { enabled: true, scaleFactor: 0.5 * Math.sqrt(thicker) } },
    smooth: many ? false : bend(edge, rank),
  };
}

function bend(edge, rank) {
  if (rank === 0) return false;
  const clockwise = (rank % 2 === 1) === edge.from < edge.to;
  return { enabled: true, type: clockwise ? "curvedCW" : "curvedCCW", roundness: 0.12 * Math.ceil(rank / 2) };
}

export function sizeOf(node) {
  if (isGroup(node.id) && state.layout === "columns") return 7.5;
  if (isGroup(node.id)) return 15 + 2.2 * Math.sqrt(Math.min(node.members.length, 150));
  const weight = Math.min(2, STYLE.labels[node.label].weight);
  return state.layout === "columns" ? 5 + weight / 2 : 7 + 2 * weight + 13 * Math.sqrt(node.degree / MOST_EDGES);
}

export function nodeOptions(node, { x, y }) {
  return { id: node.id, group: node.label, x, y, size: sizeOf(node), borderWidth: isGroup(node.id) ? 3 : 1.4 };
}

export function nodeGroups() {
  const group = ({ shape, fill, line }) => {
    const colour = { background: fill, border: line };
    return { shape, borderWidthSelected: 1.4, color: { ...colour, highlight: colour, hover: colour } };
  };
  return Object.fromEntries(Object.entries(STYLE.labels).map(([label, style]) => [label, group(style)]));
}
