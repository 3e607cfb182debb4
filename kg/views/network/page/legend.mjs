// The key: what each sign means, how many there are in sight, and a switch for each.
import { DATA, GRAPH, IN_ANSWER, STYLE, edgeName, named, state } from "./page.mjs";
import { on } from "./bus.mjs";
import { $, edgeGlyph, el, nodeGlyph } from "./dom.mjs";
import { variant } from "./graph.mjs";
import { picture } from "./picture.mjs";
import { showOnly, toggleKey } from "./actions.mjs";

const MANNERS = [{ inferred: false }, { inferred: true }, { inferred: false, basis: "curated" }];

function counted(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  return counts;
}

function refreshKey() {
  const answer = new Set([...IN_ANSWER.map(({ id }) => id), ...picture.sight.nodes]);
  const nodes = [
    counted([...answer].map((id) => GRAPH.nodes.get(id).label)),
    counted([...picture.sight.nodes].map((id) => GRAPH.nodes.get(id).label)),
  ];
  const inAnswer = (edge) => picture.sight.edges.has(edge.id) || (answer.has(edge.from) && answer.has(edge.to));
  const edges = [
    counted(GRAPH.edges.filter(inAnswer).map(variant)),
    counted(GRAPH.edges.filter(({ id }) => picture.sight.edges.has(id)).map(variant)),
  ];
  const row = (key, [all, seen], parts) => ({ key, all: all.get(key) || 0, seen: seen.get(key) || 0, ...parts });
  const edgeRow = (edge) =>
    row(variant(edge), edges, { name: edgeName(edge), meaning: meaning(edge.type), glyph: edgeGlyph(edge) });
  fillKey(
    $("key-nodes"),
    Object.keys(STYLE.labels).map((label) =>
      row(label, nodes, { name: named(STYLE.labels[label]), meaning: meaning(label), glyph: nodeGlyph(label) }),
    ),
  );
  fillKey(
    $("key-edges"),
    Object.keys(STYLE.types).flatMap((type) => MANNERS.map((manner) => edgeRow({ type, ...manner }))),
  );
}

function meaning(word) {
  return named(DATA.meanings[word]);
}

// Rows stay where they are while the same are needed, so that the second click of a double click finds its row.
function fillKey(box, every) {
  const rows = every.filter(({ all }) => all);
  const keys = rows.map(({ key }) => key);
  if ([...box.children].map((row) => row.dataset.key).join() !== keys.join())
    box.replaceChildren(...rows.map((row) => keyRow(row, keys)));
  rows.forEach((row, at) => refreshRow(box.children[at], row));
}

function keyRow({ key }, siblings) {
  return el("button", {
    type: "button",
    class: "key-row",
    "data-key": key,
    click: (event) => (event.detail === 2 ? showOnly(key, siblings) : toggleKey(key)),
  });
}

function refreshRow(element, { key, name, meaning: title, glyph, all, seen }) {
  const isOn = !state.hidden.has(key);
  element.setAttribute("aria-pressed", String(isOn));
  element.title = title;
  element.replaceChildren(
    glyph,
    el("span", { class: "name" }, name),
    el("span", { class: "number" }, seen === all || !isOn ? String(all) : `${seen}/${all}`),
  );
}

on("sight", refreshKey);
on("theme", ({ soon }) => soon || refreshKey());
