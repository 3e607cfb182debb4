// The key: what each sign means, how many there are, and a switch for each.

const MANNERS = [{ inferred: false }, { inferred: true }, { inferred: false, basis: "curated" }];

function refreshKey() {
  const labels = Object.keys(STYLE.labels).map((label) => ({
    key: label, name: named(STYLE.labels[label]), glyph: () => nodeGlyph(label),
    count: [...NODES.values()].filter((node) => node.label === label).length,
  }));
  const variants = Object.keys(STYLE.types).flatMap((type) => MANNERS.map((manner) => ({ type, ...manner })).map((edge) => ({
    key: variant(edge), name: edgeName(edge), glyph: () => edgeGlyph(edge),
    count: EDGES.filter((other) => variant(other) === variant(edge)).length,
  })));
  fillKey($("key-nodes"), labels);
  fillKey($("key-edges"), variants);
}

function fillKey(box, every) {
  const rows = every.filter(({ count }) => count);
  box.replaceChildren(...rows.map((row) => keyRow(row, rows.map(({ key }) => key))));
}

function keyRow({ key, name, glyph, count }, siblings) {
  const row = el("button", {
    type: "button", class: "key-row", "aria-pressed": String(!state.hidden.has(key)), "data-key": key,
    click: (event) => (event.detail === 2 ? showOnly(key, siblings) : toggle(key)),
  });
  row.append(glyph(), el("span", { class: "name" }, name), el("span", { class: "number" }, String(count)));
  return row;
}

function toggle(key) {
  if (!state.hidden.delete(key)) state.hidden.add(key);
  keyChanged();
}

// The second click of a double click: hide the siblings, or show them again when they are hidden already.
function showOnly(key, siblings) {
  const others = siblings.filter((sibling) => sibling !== key);
  const isOnly = others.every((other) => state.hidden.has(other));
  state.hidden.delete(key);
  others.forEach((other) => (isOnly ? state.hidden.delete(other) : state.hidden.add(other)));
  keyChanged();
  fitAll();
}

function keyChanged() {
  for (const row of document.querySelectorAll(".key-row")) row.setAttribute("aria-pressed", String(!state.hidden.has(row.dataset.key)));
  refreshAll();
}
