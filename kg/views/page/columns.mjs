// The picture in columns, read from left to right: document, agency, task, what it builds, place.
import { otherEnd } from "./graph.mjs";

export const COLUMN = { Document: 0, Section: 0, Agency: 1, Task: 2, Indicator: 3, Milestone: 3, Project: 3, Cluster: 3, Place: 4 };
export const LEFTWARD = 1; // columns up to this one have their labels on the left
const STEP = { row: 40, column: 400, beside: 240 };
const LONGEST = 44; // rows of a column; a longer one stands side by side
const SWEEPS = 6;

// Return {id: {x, y}} for nodes [{id, label}] of a graph, over its edges with ids in `edges`.
export function inColumns(graph, nodes, edges) {
  const columns = new Map();
  for (const node of nodes) columns.set(COLUMN[node.label], [...(columns.get(COLUMN[node.label]) || []), node.id]);
  const filled = [...columns.keys()].sort((a, b) => a - b).map((key) => columns.get(key));
  untangled(graph, filled, edges);
  return placed(filled);
}

// Order each column by where its neighbours stand in the columns beside it, over and over, from both sides.
function untangled(graph, columns, edges) {
  const height = new Map();
  const note = (column) => column.forEach((id, row) => height.set(id, column.length > 1 ? row / (column.length - 1) : 0.5));
  columns.forEach(note);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const column of sweep % 2 ? [...columns].reverse() : columns) {
      const own = new Set(column);
      const wanted = new Map(column.map((id) => [id, meanHeight(graph, id, own, edges, height)]));
      column.sort((a, b) => wanted.get(a) - wanted.get(b) || (a < b ? -1 : 1));
      note(column);
    }
  }
}

function meanHeight(graph, id, own, edges, height) {
  const near = graph.nodes.get(id).edges.filter((edge) => edges.has(edge.id)).map((edge) => otherEnd(edge, id)).filter((other) => height.has(other) && !own.has(other));
  return near.length ? near.reduce((sum, other) => sum + height.get(other), 0) / near.length : height.get(id);
}

function placed(columns) {
  const tallest = Math.min(LONGEST, Math.max(0, ...columns.map((column) => column.length)));
  const where = {};
  let x = 0;
  for (const column of columns) {
    const beside = Math.ceil(column.length / LONGEST);
    const rows = Math.ceil(column.length / beside);
    const step = Math.min(2.5 * STEP.row, Math.max(STEP.row, (tallest * STEP.row) / rows));
    column.forEach((id, at) => (where[id] = { x: x + Math.floor(at / rows) * STEP.beside, y: Math.round(((at % rows) - (rows - 1) / 2) * step) }));
    x += STEP.column + (beside - 1) * STEP.beside;
  }
  return where;
}
