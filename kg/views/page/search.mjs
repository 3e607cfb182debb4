// Search by caption, name and alias; a hit is selected and brought to the middle.
import { named, say } from "./words.mjs";
import { $, el, nodeGlyph } from "./dom.mjs";
import { NODES, STYLE } from "./data.mjs";
import { visible } from "./visible.mjs";
import { selectNode } from "./selection.mjs";
import { showView } from "./table.mjs";

const MOST_HITS = 30;
const hits = { ids: [], at: 0 };

for (const node of NODES.values()) {
  const names = ["name", "title", "short", "aliases", "number"].flatMap((name) => node.properties[name] || []);
  node.searched = [node.caption, ...names].map((name) => String(name).toLowerCase());
}

function matches(words) {
  const rank = (node) => Math.min(...node.searched.map((name) => (name === words ? 0 : name.startsWith(words) ? 1 : name.includes(words) ? 2 : 3)));
  return [...NODES.values()].map((node) => ({ node, rank: rank(node) })).filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank || b.node.edges.length - a.node.edges.length).slice(0, MOST_HITS).map(({ node }) => node);
}

function showHits() {
  const words = $("query").value.trim().toLowerCase();
  const found = words ? matches(words) : [];
  Object.assign(hits, { ids: found.map((node) => node.id), at: 0 });
  $("found").replaceChildren(...found.map(hitRow));
  if (words && !found.length) $("found").append(el("li", { class: "hint" }, say("nothingFound")));
  openHits(Boolean(words));
  markHit();
}

function hitRow(node, number) {
  const kind = named(STYLE.labels[node.label]) + (visible.nodes.has(node.id) ? "" : ` · ${say("isHidden")}`);
  const row = el("li", { role: "option", id: `hit-${number}`, mousedown: (event) => { event.preventDefault(); take(number); } });
  row.append(nodeGlyph(node.label), el("bdi", {}, node.caption), el("small", {}, kind));
  return row;
}

function openHits(open) {
  $("found").hidden = !open;
  $("query").setAttribute("aria-expanded", String(open));
}

function markHit() {
  hits.ids.forEach((_, number) => $(`hit-${number}`).setAttribute("aria-selected", String(number === hits.at)));
  if (!hits.ids.length) return $("query").removeAttribute("aria-activedescendant");
  $("query").setAttribute("aria-activedescendant", `hit-${hits.at}`);
  return $(`hit-${hits.at}`).scrollIntoView({ block: "nearest" });
}

function take(number) {
  if (!hits.ids[number]) return;
  openHits(false);
  showView("network");
  selectNode(hits.ids[number], { move: true });
}

const QUERY_KEYS = {
  ArrowDown: () => { hits.at = (hits.at + 1) % Math.max(1, hits.ids.length); markHit(); },
  ArrowUp: () => { hits.at = (hits.at + hits.ids.length - 1) % Math.max(1, hits.ids.length); markHit(); },
  Enter: () => take(hits.at),
  Escape: () => { openHits(false); $("query").blur(); },
};

$("query").addEventListener("input", showHits);
$("query").addEventListener("focus", showHits);
$("query").addEventListener("blur", () => openHits(false));
$("query").addEventListener("keydown", (event) => {
  event.stopPropagation();
  if (!(event.key in QUERY_KEYS) || event.isComposing) return;
  event.preventDefault();
  QUERY_KEYS[event.key]();
});
