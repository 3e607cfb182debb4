// Labels over the network: of constant size on the screen, hubs first, none over another.
import { $ } from "./dom.mjs";
import { NODES, prominence } from "./data.mjs";
import { state } from "./state.mjs";
import { ACCENT, FONT, INK, PAPER } from "./looks.mjs";
import { network } from "./canvas.mjs";
import { visible } from "./visible.mjs";
import { focus, focusEdges } from "./selection.mjs";
import { cellsOf } from "./table.mjs";

const LINE_LENGTH = 11;
const SMALLEST = 4;
export const BY_PROMINENCE = [...NODES.values()].sort((a, b) => prominence(b) - prominence(a));
const HUBS = new Set(BY_PROMINENCE.slice(0, Math.ceil(Math.sqrt(NODES.size))).map((node) => node.id));
export const layer = { hovered: "", factor: 1 };

function linesOf(text) {
  const signs = [...text];
  if (signs.length <= LINE_LENGTH + 2) return [text];
  const length = Math.min(LINE_LENGTH, Math.ceil(signs.length / 2));
  const rest = signs.slice(length);
  return [signs.slice(0, length).join(""), rest.length > length ? `${rest.slice(0, length - 1).join("")}…` : rest.join("")];
}

for (const node of NODES.values()) node.lines = linesOf(node.caption);

// The selection and its neighbours come first, then what the pointer is on, then the rest.
function inOrder() {
  const first = [layer.hovered, ...focus()].filter((id) => visible.nodes.has(id)).map((id) => NODES.get(id));
  const rest = BY_PROMINENCE.filter((node) => visible.nodes.has(node.id));
  return new Set([...first.sort((a, b) => isMain(b) - isMain(a) || prominence(b) - prominence(a)), ...rest]);
}

function isMain(node) {
  return node.id === layer.hovered || (state.selected.kind === "node" && node.id === state.selected.id);
}

function drawLabels(context) {
  const canvas = context.canvas;
  const ratio = (canvas.width / canvas.clientWidth) || 1;
  const near = focus();
  const taken = new Boxes();
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round", strokeStyle: PAPER[state.theme], fillStyle: INK[state.theme], lineWidth: 3.5 * layer.factor });
  const drawn = [...inOrder()].map((node) => ({ node, ...onScreen(node) })).filter(({ x, y }) => x > -80 && y > -40 && x < canvas.clientWidth + 80 && y < canvas.clientHeight + 40);
  // in a crowd of dots, a label may cover some
  for (const { x, y, radius } of drawn) if (radius > SMALLEST) taken.add([x - radius, y - radius, x + radius, y + radius]);
  let unlabelled = 0;
  for (const each of drawn) {
    context.globalAlpha = near.size && !near.has(each.node.id) ? 0.28 : 1;
    unlabelled += drawLabel(context, each, taken) ? 0 : 1;
  }
  $("network").dataset.unlabelled = unlabelled;
  context.restore();
}

function onScreen(node) {
  const inside = network.body.nodes[node.id];
  return { ...network.canvasToDOM({ x: inside.x, y: inside.y }), radius: inside.options.size * network.getScale() };
}

// Draw the label where there is room; tell whether there was.
function drawLabel(context, { node, x, y, radius }, taken) {
  const main = isMain(node);
  const size = Math.round((main ? 15 : HUBS.has(node.id) ? 14 : 12) * layer.factor);
  context.font = `${main || HUBS.has(node.id) ? "600 " : ""}${size}px ${FONT}`;
  const choices = wordings(node, main).flatMap((lines) => {
    const width = Math.max(...lines.map((line) => context.measureText(line).width));
    return places(x, y, radius + 3 * layer.factor, width, lines.length * (size + 3)).map((box) => ({ lines, box }));
  });
  const seen = ([left, , right]) => left >= 0 && right <= context.canvas.clientWidth;
  const chosen = choices.find(({ box }) => seen(box) && taken.isFree(box)) || (main && choices[0]);
  if (!chosen) return false;
  taken.add(chosen.box);
  writeLines(context, chosen, size + 3);
  return true;
}

// What the label may say, best first; a shortened one is better than none.
function wordings(node, main) {
  const signs = [...node.caption];
  const whole = main && signs.length < 30 ? [node.caption] : node.lines;
  return signs.length > 8 ? [whole, [`${signs.slice(0, 6).join("")}…`]] : [whole];
}

function writeLines(context, { lines, box: [left, top, right] }, height) {
  lines.forEach((line, row) => {
    const at = [(left + right) / 2, top + (row + 0.5) * height];
    context.strokeText(line, ...at);
    context.fillText(line, ...at);
  });
}

// Where a label may stand, best first: below, above, right, left of its node, then at its corners.
function places(x, y, gap, width, height) {
  const [w, h] = [width / 2, height / 2];
  const corner = 0.75 * gap;
  const centres = [
    [x, y + gap + h], [x, y - gap - h], [x + gap + w, y], [x - gap - w, y],
    [x + corner + w, y + corner + h], [x - corner - w, y + corner + h], [x + corner + w, y - corner - h], [x - corner - w, y - corner - h],
  ];
  return centres.map(([cx, cy]) => [cx - w, cy - h, cx + w, cy + h]);
}

// Boxes on a grid, so that asking whether a place is free looks at the few around it.
class Boxes {
  cells = new Map();

  *cellsOf([left, top, right, bottom]) {
    for (let column = left >> 6; column <= right >> 6; column++) for (let row = top >> 6; row <= bottom >> 6; row++) yield column * 65536 + row;
  }

  add(box) {
    for (const cell of this.cellsOf(box)) this.cells.set(cell, [...(this.cells.get(cell) || []), box]);
  }

  isFree([left, top, right, bottom]) {
    const meets = (box) => box[0] < right && box[2] > left && box[1] < bottom && box[3] > top;
    return ![...this.cellsOf([left, top, right, bottom])].some((cell) => (this.cells.get(cell) || []).some(meets));
  }
}

// A veil over everything, and the selection with its neighbourhood drawn again above it.
function drawVeil(context) {
  const near = focus();
  if (!near.size) return;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 0.84;
  context.fillStyle = PAPER[state.theme];
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.restore();
  const edges = focusEdges().map((edge) => network.body.edges[edge.id]);
  edges.forEach((edge) => edge.draw(context));
  edges.forEach((edge) => edge.drawArrows(context));
  near.forEach((id) => visible.nodes.has(id) && network.body.nodes[id].draw(context));
  if (state.selected.kind === "node") drawRing(context, network.body.nodes[state.selected.id]);
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
  drawVeil(context);
  drawLabels(context);
});
