import assert from "node:assert/strict";
import test from "node:test";
import { inColumns } from "../../kg/views/network/page/columns.mjs";
import { forced } from "../../kg/views/network/page/forces.mjs";
import { Boxes } from "../../kg/views/network/page/boxes.mjs";
import { EDGES, NODES } from "./graphs.mjs";

const ROOM = { width: 900, height: 600 };
const many = Array.from({ length: 120 }, (_, at) => ({ id: `n${at}`, x: at % 11, y: at % 13 }));
const ring = many.map((node, at) => [node.id, many[(at + 1) % many.length].id]);

test("no box of a forced picture stands on another", () => {
  const points = Object.values(forced(many, ring));
  const close = points.some((one, a) =>
    points.some((other, b) => a < b && Math.abs(one.x - other.x) < 100 && Math.abs(one.y - other.y) < 50),
  );
  assert.equal(points.length, many.length);
  assert.equal(close, false);
});

test("the same choice gives the same picture", () => assert.deepEqual(forced(many, ring), forced(many, ring)));

test("nodes on one spot come apart, and a single one stays a point", () => {
  const twins = forced(
    [
      { id: "a", x: 5, y: 5 },
      { id: "b", x: 5, y: 5 },
    ],
    [["a", "b"]],
  );
  assert.notDeepEqual(twins.a, twins.b);
  assert.ok(Object.values(forced([{ id: "a", x: 5, y: 5 }], []).a).every(Number.isFinite));
});

test("columns read from document to place, and linked nodes stand at one height", () => {
  const points = inColumns(NODES, EDGES, ROOM);
  assert.ok(
    points.doc.x < points.fgw.x &&
      points.fgw.x < points.t1.x &&
      points.t1.x < points.far.x &&
      points.far.x < points.hs.x,
  );
  const isAbove = (one, other) => points[one].y < points[other].y;
  assert.equal(isAbove("jx", "fgw"), isAbove("t2", "t1"));
  assert.equal(isAbove("jx", "czt"), isAbove("t2", "t1"));
});

test("columns take the shape of the room", () => {
  const points = Object.values(inColumns(NODES, EDGES, ROOM));
  const extent = (axis) =>
    Math.max(...points.map((point) => point[axis])) - Math.min(...points.map((point) => point[axis]));
  assert.equal(extent("x"), ROOM.width);
  assert.ok(extent("y") <= ROOM.height);
});

test("a long column stands side by side", () => {
  const nodes = Array.from({ length: 100 }, (_, at) => ({ id: `t${at}`, label: "Task", edges: [] }));
  const points = inColumns(nodes, [], ROOM);
  assert.equal(new Set(Object.values(points).map(({ x }) => x)).size, 3);
  assert.equal(new Set(Object.values(points).map(({ x, y }) => `${x} ${y}`)).size, 100);
});

test("a place is free until a box stands on it", () => {
  const boxes = new Boxes();
  boxes.add([0, 0, 200, 20]);
  assert.equal(boxes.isFree([190, 10, 260, 40]), false);
  assert.equal(boxes.isFree([200, 0, 260, 20]), true);
  assert.equal(boxes.isFree([-60, -40, 0, 0]), true);
});
