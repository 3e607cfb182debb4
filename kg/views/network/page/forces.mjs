// A picture of the few nodes in sight, laid out in the page: links pull, nodes push, and no box stands on another. Only
// + - * / and square roots are used, in a fixed order, so that the same choice gives the same picture. What runs for
// every pair takes nothing apart and makes nothing: a choice is answered before a browser has come to optimise it.

export const MOST = 400; // more keep the places that the page was written with
const BOX = { width: 132, height: 66 };
const SPACING = 110;
const FLATNESS = 1.5; // screens are wide
// fewer the more pairs push each other, so that a choice is answered at once
const ROUNDS = { most: 160, least: 30, pairs: 1_600_000 };
const PUSHES = 40;

// Return {id: {x, y}} for nodes [{id, x, y}] and links [[id, id]]; they start from where they stand.
export function forced(nodes, links) {
  const count = nodes.length;
  const index = new Map(nodes.map((node, at) => [node.id, at]));
  const ends = links.map(([a, b]) => [index.get(a), index.get(b)]).filter(([a, b]) => a !== b);
  const points = started(nodes, SPACING * Math.sqrt(count));
  const reach = (SPACING * Math.sqrt(count)) / 4;
  const rounds = Math.round(Math.max(ROUNDS.least, Math.min(ROUNDS.most, (2 * ROUNDS.pairs) / (count * count))));
  for (let round = 0; round < rounds; round++) {
    const left = 1 - round / rounds;
    step(points, ends, reach * left * Math.sqrt(left) + 1);
  }
  const order = nodes.map((_, at) => at);
  for (let sweep = 0; sweep < PUSHES && pushedApart(points, order); sweep++);
  return Object.fromEntries(
    nodes.map((node, at) => [node.id, { x: Math.round(points.x[at]), y: Math.round(points.y[at]) }]),
  );
}

// Scale the places as they are to the room wanted; nodes on one spot are set apart on a spiral.
function started(nodes, radius) {
  const mean = (name) => nodes.reduce((sum, node) => sum + node[name], 0) / nodes.length;
  const [cx, cy] = [mean("x"), mean("y")];
  const far = Math.max(
    1,
    ...nodes.map((node) => Math.sqrt((node.x - cx) * (node.x - cx) + (node.y - cy) * (node.y - cy))),
  );
  const place = (name, centre, shift) =>
    Float64Array.from(nodes, (node, at) => ((node[name] - centre) / far) * radius + shift(at));
  return { x: place("x", cx, (at) => (at % 7) - 3), y: place("y", cy, (at) => (at % 5) - 2) };
}

function step({ x, y }, ends, most) {
  const count = x.length;
  const [fx, fy] = [new Float64Array(count), new Float64Array(count)];
  push({ x, y, fx, fy });
  for (const [a, b] of ends) {
    const dx = x[b] - x[a];
    const dy = y[b] - y[a];
    const pull = (Math.sqrt(dx * dx + dy * dy) / SPACING) * 0.5;
    fx[a] += dx * pull;
    fy[a] += dy * pull;
    fx[b] -= dx * pull;
    fy[b] -= dy * pull;
  }
  for (let at = 0; at < count; at++) {
    const dx = fx[at] - x[at] * 0.02;
    const dy = fy[at] - y[at] * 0.02;
    const length = Math.sqrt(dx * dx + dy * dy) || 1;
    const move = Math.min(length, most) / length;
    x[at] += dx * move;
    y[at] += dy * move;
  }
}

function push({ x, y, fx, fy }) {
  for (let a = 0; a < x.length; a++) {
    let byX = 0;
    let byY = 0;
    for (let b = a + 1; b < x.length; b++) {
      const dx = x[a] - x[b];
      const dy = (y[a] - y[b]) * FLATNESS;
      const strength = (SPACING * SPACING) / (dx * dx + dy * dy + 1);
      byX += dx * strength;
      byY += dy * strength;
      fx[b] -= dx * strength;
      fy[b] -= dy * strength;
    }
    fx[a] += byX;
    fy[a] += byY;
  }
}

// Move what stands in another's box, along the cheaper axis; tell whether anything did. From left to right, each looks
// at those that begin before its own box ends. `order` is that of the last time, which needs little sorting.
function pushedApart({ x, y }, order) {
  order.sort((a, b) => x[a] - x[b] || a - b);
  const starts = order.map((at) => x[at]);
  let moved = false;
  for (let first = 0; first < order.length; first++) {
    for (let second = first + 1; second < order.length && starts[second] - starts[first] < BOX.width; second++) {
      if (movedApart(x, y, order[first], order[second])) moved = true;
    }
  }
  return moved;
}

function movedApart(x, y, a, b) {
  const lackX = BOX.width - Math.abs(x[b] - x[a]);
  const lackY = BOX.height - Math.abs(y[b] - y[a]);
  if (lackX <= 0 || lackY <= 0) return false;
  const sideways = lackX / BOX.width < lackY / BOX.height;
  const [axis, lack] = sideways ? [x, lackX] : [y, lackY];
  const shift = (axis[b] < axis[a] ? -0.4 : 0.4) * lack;
  axis[a] -= shift;
  axis[b] += shift;
  return true;
}
