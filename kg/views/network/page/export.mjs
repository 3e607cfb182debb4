// What is seen, to take away: a picture, a vector picture, a table, a printed page.
import { DATA, STYLE, say, state } from "./page.mjs";
import { $, GLYPHS, el } from "./dom.mjs";
import { csvOf } from "./csv.mjs";
import { edgeOfVariant } from "./graph.mjs";
import { FONT, INK, PAPER, edgeLook } from "./looks.mjs";
import { picture } from "./picture.mjs";
import { layer } from "./order.mjs";
import { fitAll, frameOf, network } from "./canvas.mjs";
import { FIELDS, cellsOf, edgesInSight, fillTable, headings } from "./table.mjs";
import { inTheme } from "./actions.mjs";
import { svgText } from "./svg.mjs";

const SAVED = { factor: 2, margin: 24, line: 34 };
const MOST_PRINTED = 2000;

function viewNow() {
  return { position: network.getViewPosition(), scale: network.getScale() };
}

// The network from this view, at twice its size, on an opaque ground.
function enlarged(view = viewNow()) {
  const [box, before, { factor }] = [$("network"), viewNow(), SAVED];
  resize(factor, view, `${box.clientWidth * factor}px`, `${box.clientHeight * factor}px`);
  const copy = blank(box.clientWidth * factor, box.clientHeight * factor);
  copy.getContext("2d").drawImage(box.querySelector("canvas"), 0, 0, copy.width, copy.height);
  resize(1, before, "100%", "100%");
  return copy;
}

function resize(factor, { position, scale }, width, height) {
  layer.factor = factor;
  network.setSize(width, height);
  network.moveTo({ position, scale: scale * factor, animation: false });
  network.redraw();
}

function blank(width, height) {
  const canvas = el("canvas", { width, height });
  const context = canvas.getContext("2d");
  context.fillStyle = PAPER[state.theme];
  context.fillRect(0, 0, width, height);
  return canvas;
}

function savedPicture() {
  const { margin, line } = SAVED;
  const copy = enlarged();
  const rows = keyLines(copy.width - 2 * margin);
  const page = blank(copy.width, copy.height + (3.6 + rows.length) * line);
  const context = page.getContext("2d");
  context.drawImage(copy, 0, 2.2 * line);
  Object.assign(context, { fillStyle: INK[state.theme], textBaseline: "middle", font: `600 28px ${FONT}` });
  context.fillText(DATA.heading, margin, 1.2 * line);
  context.font = `20px ${FONT}`;
  rows.forEach((row, at) => drawKey(context, row, margin, copy.height + (2.8 + at) * line));
  context.fillText(DATA.note, margin, copy.height + (2.9 + rows.length) * line);
  return page;
}

// The rows of the key that are switched on, in lines of this width.
function keyLines(width) {
  const lines = [[]];
  let x = 0;
  for (const row of document.querySelectorAll('.key-row[aria-pressed="true"]')) {
    const entry = { key: row.dataset.key, name: row.querySelector(".name").textContent };
    const wide = 72 + 20 * [...entry.name].length;
    if (x + wide > width) [x] = [lines.push([]) * 0];
    lines.at(-1).push({ ...entry, x });
    x += wide;
  }
  return lines;
}

function drawKey(context, row, left, y) {
  for (const { key, name, x } of row) {
    if (key in STYLE.labels) drawSwatch(context, STYLE.labels[key], left + x, y);
    else drawLine(context, key, left + x, y);
    context.fillText(name, left + x + 44, y);
  }
}

function drawSwatch(context, look, x, y) {
  context.save();
  context.translate(x + 10, y - 13);
  context.scale(1.6, 1.6);
  Object.assign(context, { fillStyle: look.fill, strokeStyle: look.line, lineWidth: 1 });
  const shape = new Path2D(GLYPHS[look.shape]);
  context.fill(shape);
  context.stroke(shape);
  context.restore();
}

function drawLine(context, key, x, y) {
  const look = edgeLook(edgeOfVariant(key));
  context.save();
  Object.assign(context, { strokeStyle: look.colour, lineWidth: look.width * 2, globalAlpha: look.opacity });
  context.setLineDash(look.dash.map((length) => length * 1.5));
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + 36, y);
  context.stroke();
  context.restore();
}

function csv() {
  return csvOf([headings(), ...edgesInSight().map((edge) => FIELDS.map((name) => cellsOf(edge)[name]))]);
}

function save(blob, ending) {
  const link = el("a", { href: URL.createObjectURL(blob), download: `${DATA.heading || "kg"}.${ending}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

$("save-png").addEventListener("click", () => savedPicture().toBlob((blob) => save(blob, "png")));
$("save-svg").addEventListener("click", () => save(new Blob([svgText()], { type: "image/svg+xml" }), "svg"));
$("save-csv").addEventListener("click", () => save(new Blob([csv()], { type: "text/csv" }), "csv"));

// A printed page holds the picture, what the panel says, and the table; it is light whatever the screen is.
addEventListener("beforeprint", () => {
  fillTable(MOST_PRINTED);
  const copy = inTheme("light", () => enlarged(frameOf(picture.nodes.keys())));
  $("printed").replaceChildren(copy); // a canvas is there at once; an image would come too late
  document.documentElement.dataset.theme = "light";
});
addEventListener("afterprint", () => {
  document.documentElement.dataset.theme = state.theme;
  fitAll();
});
$("print").addEventListener("click", () => print());
