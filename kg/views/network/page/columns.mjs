// The picture in columns, read from left to right: document, agency, task, what it builds, place.

const COLUMN = { Document: 0, Section: 0, Agency: 1, Task: 2, Place: 4 };
const BUILT = 3; // the column of every other label
export const LEFTWARD = 1; // columns up to this one have their labels on the left
const ROW = { least: 14, most: 84 };
const GAP = [1.1, 1.3, 1.25, 1, 1]; // to the right of each column: room for the labels in it, and for lines to fan out
const BESIDE = 1; // the way to the next part of a long column
// rows; a longer column stands side by side, and where there is the width one that would be too dense
const LONGEST_COLUMN = 60;
const WIDE = 560;
const UNTANGLINGS = 6;

export function columnOf({ label }) {
  return COLUMN[label] ?? BUILT;
}

// Return {id: {x, y}} for nodes [{id, label}] and edges [{from, to}]; the whole is shaped like `room`, {width, height}
// in pixels.
export function inColumns(nodes, edges, room) {
  const columns = new Map();
  for (const node of nodes) columns.set(columnOf(node), [...(columns.get(columnOf(node)) || []), node.id]);
  const filled = [...columns.keys()].sort((a, b) => a - b).map((key) => columns.get(key));
  untangled(filled, neighboursBy(nodes, edges));
  const gaps = [...columns.keys()].sort((a, b) => a - b).map((key) => GAP[key]);
  return inRows(filled, gaps, room);
}

function neighboursBy(nodes, edges) {
  const near = new Map(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of edges) {
    near.get(from)?.push(to);
    near.get(to)?.push(from);
  }
  return near;
}

// Order each column by where its neighbours stand in the columns beside it, over and over, from both sides.
function untangled(columns, near) {
  const height = new Map();
  const note = (column) =>
    column.forEach((id, row) => height.set(id, column.length > 1 ? row / (column.length - 1) : 0.5));
  columns.forEach(note);
  for (let round = 0; round < UNTANGLINGS; round++) {
    for (const column of round % 2 ? [...columns].reverse() : columns) {
      const own = new Set(column);
      const wanted = new Map(
        column.map((id) => [
          id,
          meanHeight(
            id,
            near.get(id).filter((other) => height.has(other) && !own.has(other)),
            height,
          ),
        ]),
      );
      column.sort((a, b) => wanted.get(a) - wanted.get(b) || (a < b ? -1 : 1));
      note(column);
    }
  }
}

function meanHeight(id, near, height) {
  return near.length ? near.reduce((sum, other) => sum + height.get(other), 0) / near.length : height.get(id);
}

function inRows(columns, gaps, { width, height }) {
  const longest =
    width > WIDE ? Math.min(LONGEST_COLUMN, Math.max(24, Math.floor(height / ROW.least))) : LONGEST_COLUMN;
  const parts = columns.map((column) => Math.ceil(column.length / longest));
  const rows = columns.map((column, at) => Math.ceil(column.length / parts[at]));
  const tall = Math.max(height, Math.max(0, ...rows) * ROW.least);
  const wide = parts.map((count, at) => BESIDE * (count - 1) + (at < columns.length - 1 ? gaps[at] : 0));
  const across =
    (tall * width) /
    height /
    Math.max(
      1,
      wide.reduce((sum, each) => sum + each, 0),
    );
  const where = Object.create(null); // an id may be __proto__
  let x = 0;
  columns.forEach((column, at) => {
    const step = Math.min(ROW.most, tall / rows[at]);
    column.forEach((id, place) => {
      const [part, row] = [Math.floor(place / rows[at]), place % rows[at]];
      where[id] = { x: Math.round(x + part * BESIDE * across), y: Math.round((row - (rows[at] - 1) / 2) * step) };
    });
    x += across * wide[at];
  });
  return where;
}
