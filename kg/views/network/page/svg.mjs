// What is seen as a vector picture: lines, shapes, labels and key, every text escaped by the serializer of the browser.
import { DATA, STYLE, edgeName, named, state } from "./page.mjs";
import { $, GLYPHS, shown, svg } from "./dom.mjs";
import { variant } from "./graph.mjs";
import { isGroup } from "./fold.mjs";
import { FONT, INK, PAPER, SOFT, edgeOptions } from "./looks.mjs";
import { picture } from "./picture.mjs";
import { layer } from "./order.mjs";
import { ranksOf } from "./canvas.mjs";
import { columnHeads, linePlaces, onScreen, placedLabels } from "./labels.mjs";

const HEAD = 46;
const FOOT = 64;

// Return the picture as the text of an SVG file, in the size of the screen.
export function svgText() {
  const canvas = $("network").querySelector("canvas");
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  const page = svg("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    width,
    height: height + HEAD + FOOT,
    viewBox: `0 0 ${width} ${height + HEAD + FOOT}`,
    "font-family": FONT,
    role: "img",
  });
  const frame = svg(
    "svg",
    { x: 0, y: HEAD, width, height, viewBox: `0 0 ${width} ${height}` },
    ...lines(),
    ...shapes(),
    ...labels(canvas.getContext("2d")),
    ...heads(),
  );
  page.append(
    svg("title", {}, shown(DATA.heading)),
    svg("rect", { width: "100%", height: "100%", fill: PAPER[state.theme] }),
    text(DATA.heading, 16, 28, { size: 16, bold: true }),
    frame,
    ...keyRows(height + HEAD + 18, width),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(page)}\n`;
}

function text(content, x, y, { size, bold = false, align = "left", fill = INK[state.theme], halo = false }) {
  const attributes = {
    x,
    y,
    "font-size": size,
    fill,
    "text-anchor": { left: "start", right: "end", center: "middle" }[align],
    "dominant-baseline": "central",
  };
  if (bold) attributes["font-weight"] = 600;
  if (halo)
    Object.assign(attributes, {
      stroke: PAPER[state.theme],
      "stroke-width": 3.5,
      "paint-order": "stroke",
      "stroke-linejoin": "round",
    });
  return svg("text", attributes, shown(content));
}

function brightness(isLit) {
  return layer.lit.nodes.size && !isLit ? 0.16 : 1;
}

function lines() {
  const ranks = ranksOf(picture.edges);
  return picture.edges.map((edge) => {
    const look = edgeOptions(edge, { rank: ranks.get(edge), arrows: state.layout !== "columns" });
    const [from, to] = [onScreen(picture.nodes.get(edge.from)), onScreen(picture.nodes.get(edge.to))];
    const over = middleOf(from, to, look.smooth);
    const { end, dx, dy } = rimOf(to, over);
    const line = svg("path", {
      d: `M${round(from.x)} ${round(from.y)}Q${round(over.x)} ${round(over.y)} ${round(end.x)} ${round(end.y)}`,
      fill: "none",
      stroke: look.color.color,
      "stroke-width": round(look.width),
      "stroke-dasharray": (look.dashes || []).join(" "),
    });
    return svg(
      "g",
      { opacity: round(look.color.opacity * brightness(layer.lit.edges.includes(edge))) },
      line,
      ...(look.arrows ? [arrowHead(end, { dx, dy }, look.color.color)] : []),
    );
  });
}

// What a line bends over: the point between its ends, to one side where it is one of several.
function middleOf(from, to, bend) {
  const aside = bend ? bend.roundness * (bend.type === "curvedCW" ? 1 : -1) : 0;
  return { x: (from.x + to.x) / 2 - (to.y - from.y) * aside, y: (from.y + to.y) / 2 + (to.x - from.x) * aside };
}

// Where a line that comes from `over` meets the rim of its node, and in which direction.
function rimOf(to, over) {
  const length = Math.hypot(to.x - over.x, to.y - over.y) || 1;
  const [dx, dy] = [(to.x - over.x) / length, (to.y - over.y) / length];
  return { end: { x: to.x - dx * to.radius, y: to.y - dy * to.radius }, dx, dy };
}

function arrowHead({ x, y }, { dx, dy }, fill) {
  const point = (back, side) => `${round(x - dx * back - dy * side)} ${round(y - dy * back + dx * side)}`;
  return svg("path", { d: `M${point(0, 0)}L${point(8, 3)}L${point(8, -3)}Z`, fill });
}

function shapes() {
  return picture.nodes.size
    ? [...layer.ordered].reverse().map((node) => {
        const { x, y, radius } = onScreen(node);
        const look = STYLE.labels[node.label];
        const glyph = svg("path", {
          d: GLYPHS[look.shape],
          fill: look.fill,
          stroke: look.line,
          transform: `translate(${round(x)} ${round(y)}) scale(${round(radius / 6)}) translate(-8 -8)`,
          "stroke-width": 0.7,
        });
        const count = isGroup(node.id)
          ? [
              text(String(node.members.length), round(x), round(y), {
                size: 12,
                bold: true,
                align: "center",
                fill: INK.light,
              }),
            ]
          : [];
        return svg("g", { opacity: brightness(layer.lit.nodes.has(node.id)) }, glyph, ...count);
      })
    : [];
}

function labels(context) {
  return placedLabels(context).labels.map((label) => {
    const leader = label.leader
      ? [
          svg(
            "line",
            Object.fromEntries(
              ["x1", "y1", "x2", "y2"]
                .map((name, at) => [name, round(label.leader[at])])
                .concat([
                  ["stroke", SOFT[state.theme]],
                  ["stroke-width", 0.8],
                ]),
            ),
          ),
        ]
      : [];
    const written = linePlaces(label).map(({ line, x, y }) => text(line, round(x), round(y), { ...label, halo: true }));
    return svg("g", { opacity: label.alpha }, ...leader, ...written);
  });
}

function heads() {
  return state.layout === "columns"
    ? columnHeads().map(({ text: words, x, align }) =>
        text(words, round(x), 16, { size: 12.5, bold: true, align, fill: SOFT[state.theme] }),
      )
    : [];
}

// The signs that are in the picture and what they mean, in rows.
function keyRows(top, width) {
  const nodeKeys = Object.keys(STYLE.labels)
    .filter((label) => layer.ordered.some((node) => node.label === label))
    .map((label) => ({
      name: named(STYLE.labels[label]),
      sign: (x, y) =>
        svg("path", {
          d: GLYPHS[STYLE.labels[label].shape],
          fill: STYLE.labels[label].fill,
          stroke: STYLE.labels[label].line,
          transform: `translate(${x + 6} ${y - 8})`,
        }),
    }));
  const kinds = [...new Map(picture.edges.map((edge) => [variant(edge), edge])).values()];
  const edgeKeys = kinds.map((edge) => ({
    name: edgeName(edge),
    sign: (x, y) => {
      const look = edgeOptions({ ...edge, members: undefined });
      return svg("line", {
        x1: x,
        y1: y,
        x2: x + 26,
        y2: y,
        stroke: look.color.color,
        "stroke-width": look.width,
        "stroke-dasharray": (look.dashes || []).join(" "),
        opacity: look.color.opacity,
      });
    },
  }));
  let [x, y] = [16, top];
  return [...nodeKeys, ...edgeKeys].flatMap(({ name, sign }) => {
    const wide = 50 + 13 * [...name].length * (/^[\x20-\x7e]*$/.test(name) ? 0.55 : 1);
    if (x + wide > width) [x, y] = [16, y + 22];
    const row = [sign(x, y), text(name, x + 32, y, { size: 12.5 })];
    x += wide;
    return row;
  });
}

function round(value) {
  return Math.round(value * 100) / 100;
}
