// Search by caption, name, alias and pinyin; a hit is selected and brought to the middle.
import { DATA, GRAPH, STYLE, named, say, state } from "./page.mjs";
import { $, el, nodeGlyph } from "./dom.mjs";
import { matching } from "./matching.mjs";
import { picture } from "./picture.mjs";
import { selectNode, setLayout } from "./actions.mjs";

const hits = { ids: [], at: 0 };

function showHits() {
  const words = $("query").value.trim();
  const found = matching([...GRAPH.nodes.values()], words, DATA.readings);
  Object.assign(hits, { ids: found.map((node) => node.id), at: 0 });
  $("found").replaceChildren(...found.map(hitRow));
  if (words && !found.length)
    $("found").append(
      el(
        "li",
        { class: "hint", role: "option", "aria-disabled": "true", "aria-selected": "false" },
        say("nothing_found"),
      ),
    );
  openHits(Boolean(words));
  markHit();
}

function hitRow(node, number) {
  const kind =
    named(STYLE.labels[node.label]) +
    (picture.nodes.has(node.id) ? "" : ` · ${picture.sight.nodes.has(node.id) ? say("folded") : say("is_hidden")}`);
  const row = el("li", {
    role: "option",
    id: `hit-${number}`,
    mousedown: (event) => {
      event.preventDefault();
      take(number);
    },
  });
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
  $("query").blur();
  if (state.layout === "table") setLayout("network");
  selectNode(hits.ids[number], { move: true });
}

const QUERY_KEYS = {
  ArrowDown: () => {
    hits.at = (hits.at + 1) % Math.max(1, hits.ids.length);
    markHit();
  },
  ArrowUp: () => {
    hits.at = (hits.at + hits.ids.length - 1) % Math.max(1, hits.ids.length);
    markHit();
  },
  Enter: () => take(hits.at),
  Escape: () => {
    openHits(false);
    $("query").blur();
  },
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
