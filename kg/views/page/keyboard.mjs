// The keyboard: every view and every neighbour can be reached without a pointer.
import { say } from "./words.mjs";
import { $, button, el } from "./dom.mjs";
import { NOTHING, state } from "./state.mjs";
import { fitAll, network } from "./canvas.mjs";
import { BY_PROMINENCE } from "./labels.mjs";
import { visible } from "./visible.mjs";
import { select, selectNode } from "./selection.mjs";
import { showView } from "./table.mjs";
import { switchTheme } from "./start.mjs";

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const KEYS = {
  "/": () => { $("query").focus(); $("query").select(); },
  "?": showHelp,
  Escape: () => select(NOTHING),
  Enter: () => $("panel").focus(),
  "+": () => zoom(1.25),
  "=": () => zoom(1.25),
  "-": () => zoom(0.8),
  0: fitAll,
  t: () => showView(state.view === "table" ? "network" : "table"),
  d: switchTheme,
};

// The neighbour that lies best in the direction: near, and little to the side.
function walk([dx, dy]) {
  if (state.selected.kind !== "node") return selectNode(BY_PROMINENCE.find((node) => visible.nodes.has(node.id)).id, { move: true });
  const from = network.getPosition(state.selected.id);
  const cost = (id) => {
    const [x, y] = [network.getPosition(id).x - from.x, network.getPosition(id).y - from.y];
    const along = (x * dx + y * dy) / (Math.hypot(x, y) || 1);
    return along > 0.3 ? Math.hypot(x, y) / along ** 2 : Infinity;
  };
  const near = [...focus()].filter((id) => id !== state.selected.id && cost(id) < Infinity).sort((a, b) => cost(a) - cost(b));
  return near.length && selectNode(near[0], { move: true });
}

function zoom(by) {
  network.moveTo({ scale: network.getScale() * by, animation: false });
}

function showHelp() {
  const rows = say("helpKeys").split("\n").map((line) => el("li", {}, line));
  $("keys").replaceChildren(el("h2", {}, say("help")), el("ul", {}, ...rows), button(say("close"), () => $("keys").close()));
  $("keys").showModal();
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  const onPicture = event.target === document.body || event.target.id === "network";
  if (event.key in DIRECTIONS && state.view === "network" && onPicture && visible.nodes.size) {
    event.preventDefault();
    walk(DIRECTIONS[event.key]);
  } else if (event.key in KEYS && (event.key !== "Enter" || onPicture)) {
    event.preventDefault();
    KEYS[event.key]();
  }
});

$("help").addEventListener("click", showHelp);
$("fit").addEventListener("click", fitAll);
