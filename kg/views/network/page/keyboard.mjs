// The keyboard: every view and every neighbour can be reached without a pointer.
import { say, state } from "./page.mjs";
import { $, button, el } from "./dom.mjs";
import { picture } from "./picture.mjs";
import { layer } from "./order.mjs";
import { fitAll, spots, zoom } from "./canvas.mjs";
import { collapse, deselect, expand, pick, reachOf, selectNode } from "./actions.mjs";
import { setFocus, setLayout, switchTheme, unfold } from "./actions.mjs";

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const KEYS = {
  "/": () => {
    $("query").focus();
    $("query").select();
  },
  "?": showHelp,
  Escape: deselect,
  Enter: () => $("panel").focus(),
  "+": () => zoom(1.25),
  "=": () => zoom(1.25),
  "-": () => zoom(0.8),
  0: fitAll,
  t: () => setLayout(state.layout === "table" ? "network" : "table"),
  c: () => setLayout(state.layout === "columns" ? "network" : "columns"),
  d: switchTheme,
  e: expandOrCollapse,
  f: () => setFocus((state.focus.hops + 1) % 3),
  p: () => state.selected.kind === "node" && pick(state.selected.id),
};

function expandOrCollapse() {
  const { kind, id } = state.selected;
  if (kind === "group") return unfold(id);
  if (kind !== "node") return undefined;
  return reachOf(id).more ? expand(id) : reachOf(id).less && collapse(id);
}

// The neighbour that lies best in the direction: near, and little to the side.
function walkTo([dx, dy]) {
  const from = spots.get(state.selected.id);
  if (!from) return selectNode(layer.ordered[0].id, { move: true });
  const cost = (id) => {
    const [x, y] = [spots.get(id).x - from.x, spots.get(id).y - from.y];
    const along = (x * dx + y * dy) / (Math.hypot(x, y) || 1);
    return along > 0.3 ? Math.hypot(x, y) / along ** 2 : Infinity;
  };
  const near = [...layer.lit.nodes]
    .filter((id) => id !== state.selected.id && spots.has(id) && cost(id) < Infinity)
    .sort((a, b) => cost(a) - cost(b));
  return near.length && selectNode(near[0], { move: true });
}

export function showHelp() {
  const rows = say("help_keys")
    .split("\n")
    .map((line) => el("li", {}, line));
  $("keys").replaceChildren(
    el("h2", {}, say("help")),
    el("ul", {}, ...rows),
    button(say("close"), () => $("keys").close()),
  );
  $("keys").showModal();
}

addEventListener("keydown", (event) => {
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    /^(INPUT|SELECT|TEXTAREA|DIALOG)$/.test(event.target.tagName) ||
    $("keys").open
  )
    return;
  const onPicture = event.target === document.body || event.target.id === "network";
  if (event.key in DIRECTIONS && state.layout !== "table" && onPicture && picture.nodes.size) {
    event.preventDefault();
    walkTo(DIRECTIONS[event.key]);
  } else if (event.key in KEYS && (event.key !== "Enter" || onPicture)) {
    event.preventDefault();
    KEYS[event.key]();
  }
});
