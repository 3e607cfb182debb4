// What is seen, to take away: a picture, a table, a printed page.
const PICTURE = { factor: 2, margin: 24, line: 34 };

function viewNow() {
  return { position: network.getViewPosition(), scale: network.getScale() };
}

// The network from this view, at twice its size, on an opaque ground.
function enlarged(view = viewNow()) {
  const [box, before, { factor }] = [$("network"), viewNow(), PICTURE];
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

function picture() {
  const { margin, line } = PICTURE;
  const drawn = enlarged();
  const page = blank(drawn.width, drawn.height + 5 * line);
  const context = page.getContext("2d");
  context.drawImage(drawn, 0, 2.2 * line);
  Object.assign(context, { fillStyle: INK[state.theme], textBaseline: "middle", font: `600 28px ${FONT}` });
  context.fillText(DATA.heading, margin, 1.2 * line);
  context.font = `20px ${FONT}`;
  drawKey(context, margin, drawn.height + 3 * line);
  context.fillText(DATA.note, margin, drawn.height + 4.3 * line);
  return page;
}

function drawKey(context, left, y) {
  let x = left;
  for (const row of document.querySelectorAll('.key-row[aria-pressed="true"]')) {
    const name = row.querySelector(".name").textContent;
    const isNode = row.dataset.key in STYLE.labels;
    if (isNode) drawSwatch(context, STYLE.labels[row.dataset.key], x, y);
    else drawLine(context, row.dataset.key, x, y);
    context.fillText(name, x + 44, y);
    x += 44 + context.measureText(name).width + 28;
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

// A cell that a spreadsheet would run as a formula is kept as text.
function csvCell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

function csv() {
  const rows = edgesInSight().map((edge) => COLUMNS.map((name) => cellsOf(edge)[name]));
  return `\ufeff${[COLUMNS.map((name) => say(name)), ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

function save(blob, ending) {
  const link = el("a", { href: URL.createObjectURL(blob), download: `${DATA.heading || "kg"}.${ending}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

$("save-png").addEventListener("click", () => picture().toBlob((blob) => save(blob, "png")));
$("save-csv").addEventListener("click", () => save(new Blob([csv()], { type: "text/csv" }), "csv"));
