// Labels over the network: of constant size on the screen, the selection and hubs first, none over another.
import { STYLE, named, state } from "./page.mjs";
import { $ } from "./dom.mjs";
import { Boxes } from "./boxes.mjs";
import { LEFTWARD, columnOf } from "./columns.mjs";
import { isGroup } from "./fold.mjs";
import { ACCENT, FONT, INK, PAPER, SOFT } from "./looks.mjs";
import { picture } from "./picture.mjs";
import { layer } from "./order.mjs";
import { network, spots } from "./canvas.mjs";

const LINE_LENGTH = 11;
const SMALLEST = 4;
const LEADING = 2;
const FAINT = 0.26;
const MOST_BADGES = 40;
const BADGE = 10; // pixels of its letters
const CORNER = { width: 156, height: 44 }; // the corner where the page's own buttons stand
const FEW_NODES = 60; // of no more, each may have its label at the end of a line
const FEW_ROWS = 12; // in a column of no more, a label may have several lines

// The text in up to so many lines, of even length where it needs more than one.
function linesOf(text, most = 2, longest = LINE_LENGTH) {
  const signs = [...text];
  if (signs.length <= longest + 2) return [text];
  const length = Math.min(longest, Math.ceil(signs.length / 2));
  const lines = [];
  for (let at = 0; at < signs.length && lines.length < most; at += length)
    lines.push(signs.slice(at, at + length).join(""));
  return signs.length > most * length
    ? [...lines.slice(0, -1), `${[...lines.at(-1)].slice(0, length - 1).join("")}…`]
    : lines;
}

function shortened(text, length) {
  const signs = [...text];
  return signs.length > length + 1 ? `${signs.slice(0, length).join("")}…` : text;
}

function isMain(node) {
  return node.id === layer.hovered || node.id === state.selected.id;
}

// The selection and what the pointer is on first, then what stands in the light, then the rest.
function inOrder() {
  const rank = (node) => (isMain(node) ? 0 : layer.lit.nodes.has(node.id) ? 1 : 2);
  return layer.lit.nodes.size || layer.hovered ? [...layer.ordered].sort((a, b) => rank(a) - rank(b)) : layer.ordered;
}

export function onScreen(node) {
  const inside = network.body.nodes[node.id];
  return { ...network.canvasToDOM({ x: inside.x, y: inside.y }), radius: inside.options.size * network.getScale() };
}

// Return the labels that have room: [{node, lines, box, size, bold, align, alpha, leader}], and how many nodes have
// none.
export function placedLabels(context) {
  const { clientWidth: width, clientHeight: height } = context.canvas;
  const seen = inOrder()
    .map((node) => ({ node, ...onScreen(node) }))
    .filter(({ x, y }) => x > -80 && y > -40 && x < width + 80 && y < height + 40);
  const taken = new Boxes();
  // in a crowd of dots, a label may cover some
  for (const { x, y, radius } of seen)
    if (radius > SMALLEST) taken.add([x - radius, y - radius, x + radius, y + radius]);
  if (state.layout === "columns") taken.add([0, 0, width, 30 * layer.factor]);
  if (layer.factor === 1) taken.add([width - CORNER.width, height - CORNER.height, width, height]);
  for (const { x, y, half } of badges(context)) taken.add([x - half, y - BADGE, x + half, y + BADGE]);
  const labels = seen.map((each) => placedLabel(context, each, taken, { width, height })).filter(Boolean);
  return { labels, unlabelled: seen.length - labels.length };
}

function placedLabel(context, { node, x, y, radius }, taken, edge) {
  const [main, near] = [isMain(node), layer.lit.nodes.has(node.id)];
  const bold = main || layer.hubs.has(node.id) || isGroup(node.id);
  const size = Math.round(sizeFor({ main, bold }) * layer.factor);
  const alpha = layer.lit.nodes.size && !near && !main ? FAINT : 1;
  const font = fontOf({ bold, size });
  const choices = wordings(node, main).flatMap((lines) => {
    const box = {
      width: Math.max(...lines.map((line) => widthOf(context, font, line))),
      height: lines.length * (size + LEADING),
    };
    return placesFor(node, {
      x,
      y,
      gap: radius + 3 * layer.factor,
      ...box,
      far: near || bold || layer.ordered.length <= FEW_NODES,
    }).map((place) => ({ lines, ...place }));
  });
  const fits = ({ box: [left, top, right, bottom] }) =>
    left >= 0 && right <= edge.width && top >= 0 && bottom <= edge.height;
  const chosen = choices.find((choice) => fits(choice) && taken.isFree(choice.box)) || (main && choices[0]);
  if (!chosen) return undefined;
  taken.add(chosen.box);
  return { node, size, bold, alpha, ...chosen };
}

function sizeFor({ main, bold }) {
  if (state.layout === "columns") return main ? 14 : 12;
  return main ? 15 : bold ? 14 : 12.5;
}

const WIDTHS = new Map(); // measured once, since labels are placed anew for every frame

function widthOf(context, font, line) {
  const key = `${font}\n${line}`;
  if (!WIDTHS.has(key)) {
    context.font = font;
    WIDTHS.set(key, context.measureText(line).width);
  }
  return WIDTHS.get(key);
}

export function fontOf({ bold, size }) {
  return `${bold ? "600 " : ""}${size}px ${FONT}`;
}

// What the label may say, best first; a shortened one is better than none.
function wordings(node, main) {
  const text =
    isGroup(node.id) && state.layout === "columns" ? `${node.caption} · ${node.members.length}` : node.caption;
  const cut = (...lengths) => [...new Set(lengths.map((length) => shortened(text, length)))].map((line) => [line]);
  if (state.layout === "columns" && layer.columns.get(columnOf(node)) <= FEW_ROWS)
    return [linesOf(text, 3), linesOf(text, 3, 7), ...cut(10, 6)];
  if (state.layout === "columns") return [...(main ? [[text]] : []), ...cut(22, 14, 10, 6, 4)];
  const whole = main && [...text].length < 26 ? [text] : linesOf(text);
  return [...text].length > 8 ? [whole, [shortened(text, 6)]] : [whole];
}

// Where a label may stand, best first: {box, align, leader}.
function placesFor(node, { x, y, gap, width, height, far }) {
  if (state.layout === "columns") return [beside(node, { x, y, gap, width, height })];
  const [w, h] = [width / 2, height / 2];
  const corner = 0.75 * gap;
  const centres = [
    [x, y + gap + h],
    [x, y - gap - h],
    [x + gap + w, y],
    [x - gap - w, y],
    [x + corner + w, y + corner + h],
    [x - corner - w, y + corner + h],
    [x + corner + w, y - corner - h],
    [x - corner - w, y - corner - h],
  ];
  const place = ([cx, cy]) => ({ box: [cx - w, cy - h, cx + w, cy + h], align: "center" });
  if (!far) return centres.map(place);
  return [
    ...centres.map(place),
    ...aroundFar({ x, y, gap, w, h }).map((centre) => ({ ...place(centre), leader: leaderTo(centre, { x, y, gap }) })),
  ];
}

// From the rim of the node to its label.
function leaderTo([toX, toY], { x, y, gap }) {
  const length = Math.hypot(toX - x, toY - y) || 1;
  return [x + ((toX - x) / length) * gap, y + ((toY - y) / length) * gap, toX, toY];
}

// Farther off, at the end of a line: for what stands in the light and has no room beside itself.
function aroundFar({ x, y, gap, w, h }) {
  const turns = [0, 2, 4, 6, 1, 3, 5, 7, 8, 9, 10, 11].map((turn) => (turn * Math.PI) / 6);
  return [18, 36, 58, 84].flatMap((away) =>
    turns.map((turn) => [x + Math.cos(turn) * (gap + away + w), y + Math.sin(turn) * (gap + away + h)]),
  );
}

function isLeftward(node) {
  return columnOf(node) <= LEFTWARD;
}

function beside(node, { x, y, gap, width, height }) {
  const toLeft = isLeftward(node);
  const [left, right] = toLeft ? [x - gap - width - 2, x - gap - 2] : [x + gap + 2, x + gap + 2 + width];
  return { box: [left, y - height / 2, right, y + height / 2], align: toLeft ? "right" : "left" };
}

function drawLabels(context) {
  const canvas = context.canvas;
  const ratio = canvas.width / canvas.clientWidth || 1;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  Object.assign(context, {
    textBaseline: "middle",
    lineJoin: "round",
    strokeStyle: PAPER[state.theme],
    lineWidth: 3.5 * layer.factor,
  });
  const { labels, unlabelled } = placedLabels(context);
  labels.filter(({ leader }) => leader).forEach((label) => drawLeader(context, label));
  labels.forEach((label) => writeLabel(context, label));
  drawCounts(context);
  badges(context).forEach((badge) => drawBadge(context, badge));
  if (state.layout === "columns") drawHeads(context);
  $("network").dataset.unlabelled = unlabelled;
  context.restore();
}

function writeLabel(context, label) {
  Object.assign(context, {
    globalAlpha: label.alpha,
    font: fontOf(label),
    textAlign: label.align,
    fillStyle: INK[state.theme],
  });
  for (const { line, x, y } of linePlaces(label)) {
    context.strokeText(line, x, y);
    context.fillText(line, x, y);
  }
}

// Where each line of a label stands: {line, x, y}.
export function linePlaces({ lines, box: [left, top, right], size, align }) {
  const x = { left, right, center: (left + right) / 2 }[align];
  return lines.map((line, row) => ({ line, x, y: top + (row + 0.5) * (size + LEADING) }));
}

function drawLeader(context, { leader: [x, y, toX, toY], alpha }) {
  context.save();
  Object.assign(context, { globalAlpha: alpha, strokeStyle: SOFT[state.theme], lineWidth: 0.8 * layer.factor });
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(toX, toY);
  context.stroke();
  context.restore();
}

// How many stand in a group, written on it.
function drawCounts(context) {
  Object.assign(context, { textAlign: "center", fillStyle: INK.light });
  for (const node of layer.ordered.filter(({ id }) => isGroup(id))) {
    const { x, y, radius } = onScreen(node);
    if (radius < 8) continue;
    Object.assign(context, {
      font: `600 ${Math.round(Math.min(15, radius * 0.8))}px ${FONT}`,
      globalAlpha: layer.lit.nodes.size && !layer.lit.nodes.has(node.id) ? FAINT : 1,
    });
    context.fillText(String(node.members.length), x, y + 1);
  }
}

// "+3": three more neighbours lie beyond the answer. On the side of the node where no label stands, in a crowd on the
// picked one only: [{text, x, y, half}].
function badges(context) {
  const isCalm = !layer.lit.nodes.size && layer.ordered.length <= MOST_BADGES;
  context.font = `600 ${BADGE * layer.factor}px ${FONT}`;
  return layer.ordered
    .filter((node) => node.more && (isMain(node) || isCalm))
    .map((node) => {
      const [{ x, y, radius }, text] = [onScreen(node), `+${node.more}`];
      const half = context.measureText(text).width / 2 + 3 * layer.factor;
      if (state.layout !== "columns")
        return { text, half, x: x + radius * 0.7 + 6 * layer.factor, y: y - radius * 0.7 - 4 * layer.factor };
      return { text, half, x: x + (isLeftward(node) ? 1 : -1) * (radius + half + 3 * layer.factor), y };
    });
}

function drawBadge(context, { text, x, y, half }) {
  const size = BADGE * layer.factor;
  Object.assign(context, {
    globalAlpha: 1,
    font: `600 ${size}px ${FONT}`,
    textAlign: "center",
    fillStyle: PAPER[state.theme],
  });
  context.beginPath();
  context.roundRect(x - half, y - size * 0.7, 2 * half, size * 1.4, size * 0.7);
  context.fill();
  context.save();
  Object.assign(context, { strokeStyle: ACCENT[state.theme], lineWidth: layer.factor });
  context.stroke();
  context.restore();
  context.fillStyle = ACCENT[state.theme];
  context.fillText(text, x, y + 0.5);
}

// What each column holds, above it.
function drawHeads(context) {
  for (const { text, x, align } of columnHeads()) {
    Object.assign(context, {
      globalAlpha: 1,
      textAlign: align,
      fillStyle: SOFT[state.theme],
      font: `600 ${Math.round(12.5 * layer.factor)}px ${FONT}`,
    });
    context.strokeText(text, x, 16 * layer.factor);
    context.fillText(text, x, 16 * layer.factor);
  }
}

export function columnHeads() {
  const columns = new Map();
  for (const node of layer.ordered) {
    const column = columnOf(node);
    if (!columns.has(column)) columns.set(column, { labels: new Set(), x: Infinity });
    const found = columns.get(column);
    found.labels.add(node.label);
    found.x = Math.min(found.x, spots.get(node.id).x);
  }
  const heads = [...columns]
    .sort(([a], [b]) => a - b)
    .map(([column, { labels, x }]) => ({
      names: Object.keys(STYLE.labels)
        .filter((label) => labels.has(label))
        .map((label) => named(STYLE.labels[label])),
      x: network.canvasToDOM({ x, y: 0 }).x + (column <= LEFTWARD ? 8 : -8) * layer.factor,
      align: column <= LEFTWARD ? "right" : "left",
    }));
  return heads.map(({ names, x, align }, at) => ({
    x,
    align,
    text: headOf(names, ((heads[at + 1]?.x ?? Infinity) - x) / layer.factor),
  }));
}

// All names where there is room for them before the next head, else the first.
function headOf(names, room) {
  const whole = names.join(" · ");
  return names.length > 1 && [...whole].length * 14 > room ? `${names[0]}…` : whole;
}

// A veil over everything, and what stands in the light drawn again above it.
function drawVeil(context) {
  const { nodes, edges } = layer.lit;
  if (nodes.size) {
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    Object.assign(context, { globalAlpha: 0.84, fillStyle: PAPER[state.theme] });
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    context.restore();
    const inside = edges.map((edge) => network.body.edges[edge.id]).filter(Boolean);
    inside.forEach((edge) => edge.draw(context));
    inside.forEach((edge) => edge.drawArrows(context));
    nodes.forEach((id) => network.body.nodes[id]?.draw(context));
  }
  const chosen = [state.selected.id, state.path.from, state.path.to].filter((id) => picture.nodes.has(id));
  new Set(chosen).forEach((id) => drawRing(context, network.body.nodes[id]));
}

function drawRing(context, inside) {
  context.save();
  Object.assign(context, { strokeStyle: ACCENT[state.theme], lineWidth: 3 });
  context.beginPath();
  context.arc(inside.x, inside.y, inside.options.size * 1.25 + 6, 0, 2 * Math.PI);
  context.stroke();
  context.restore();
}

network.on("afterDrawing", (context) => {
  if (!layer.isReady) return;
  drawVeil(context);
  drawLabels(context);
});
