// The shortest way between two nodes: over stated edges where they join them, over inferred ones only where they must.
import { otherEnd } from "./graph.mjs";

// What an edge costs to walk. A place or a document joins nearly everything, and says little: it is the last resort.
const COST = { stated: 1, inferred: 1.5 };
const DETOUR = { Place: 2, Document: 3, Section: 3 };

// Return the way from one node to another as [{node, edge}, …], the first without an edge; [] where there is none.
export function pathBetween(graph, from, to, passes = () => true) {
  const best = new Map([[from, { cost: 0 }]]);
  const waiting = new Queue();
  waiting.add(from, 0);
  while (waiting.length) {
    const { id, cost } = waiting.next();
    if (id === to) return traced(best, to);
    if (cost > best.get(id).cost) continue;
    for (const edge of graph.nodes.get(id).edges.filter(passes)) {
      const next = otherEnd(edge, id);
      const total =
        cost +
        (edge.inferred ? COST.inferred : COST.stated) +
        (next === to ? 0 : DETOUR[graph.nodes.get(next).label] || 0);
      if (total < (best.get(next)?.cost ?? Infinity)) {
        best.set(next, { cost: total, edge, before: id });
        waiting.add(next, total);
      }
    }
  }
  return [];
}

function traced(best, to) {
  const way = [];
  for (let id = to; id !== undefined; id = best.get(id).before) way.unshift({ node: id, edge: best.get(id).edge });
  return way;
}

// A heap: the cheapest comes first, and of equals the one that came first, so that a way is always the same.
class Queue {
  #heap = [];
  #count = 0;

  get length() {
    return this.#heap.length;
  }

  add(id, cost) {
    this.#heap.push({ id, cost, order: this.#count++ });
    let at = this.#heap.length - 1;
    while (at && this.#isBefore(at, (at - 1) >> 1)) at = this.#swap(at, (at - 1) >> 1);
  }

  next() {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (this.#heap.length) {
      this.#heap[0] = last;
      this.#sink();
    }
    return first;
  }

  #sink() {
    for (let at = 0; ;) {
      const below = [2 * at + 1, 2 * at + 2].filter((child) => child < this.#heap.length);
      const least = below.sort((a, b) => (this.#isBefore(a, b) ? -1 : 1))[0];
      if (least === undefined || !this.#isBefore(least, at)) return;
      at = this.#swap(at, least);
    }
  }

  #isBefore(a, b) {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    return one.cost < other.cost || (one.cost === other.cost && one.order < other.order);
  }

  #swap(at, other) {
    [this.#heap[at], this.#heap[other]] = [this.#heap[other], this.#heap[at]];
    return other;
  }
}
