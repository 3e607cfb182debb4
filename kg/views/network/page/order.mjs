// Which nodes come first when there is no room for all: ready before anything is drawn.
import { prominence } from "./page.mjs";
import { columnOf } from "./columns.mjs";
import { on } from "./bus.mjs";
import { lit, moreBeyond, picture } from "./picture.mjs";

// `isReady`: what is ordered here is what vis-network holds; it draws in between, too.
export const layer = {
  isReady: false,
  hovered: "",
  factor: 1,
  ordered: [],
  hubs: new Set(),
  columns: new Map(),
  lit: { nodes: new Set(), edges: [] },
};

on("sight", () => {
  layer.ordered = [...picture.nodes.values()].sort((a, b) => prominence(b) - prominence(a) || (a.id < b.id ? -1 : 1));
  for (const node of layer.ordered) node.more = moreBeyond(node);
  layer.hubs = new Set(layer.ordered.slice(0, Math.ceil(Math.sqrt(layer.ordered.length))).map(({ id }) => id));
  layer.columns = new Map();
  for (const node of layer.ordered) layer.columns.set(columnOf(node), (layer.columns.get(columnOf(node)) || 0) + 1);
  layer.lit = lit();
});
on("selection", () => (layer.lit = lit()));
