// The filters: by document, agency, place, basis and role; the focus; and how much is in sight.
import { EDGES_IN_ANSWER, GRAPH, IN_ANSWER, STYLE, documentTitle, named, say, state } from "./page.mjs";
import { on } from "./bus.mjs";
import { $, el } from "./dom.mjs";
import { FILTERS } from "./sight.mjs";
import { picture } from "./picture.mjs";
import { chooseFilter, clearFilters, setFocus } from "./actions.mjs";

const ofLabel = (label) =>
  IN_ANSWER.filter((node) => node.label === label)
    .sort((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1))
    .map((node) => [node.id, node.caption]);
const ofEdges = (name, table) =>
  Object.keys(table)
    .filter((value) => GRAPH.edges.some((edge) => edge[name] === value))
    .map((value) => [value, named(table[value])]);
const FILTER_NAMES = {
  document: () => named(STYLE.labels.Document),
  agency: () => named(STYLE.labels.Agency),
  place: () => named(STYLE.labels.Place),
  basis: () => say("basis"),
  role: () => say("role"),
  focus: () => say("focus"),
};
const OPTIONS = {
  document: () =>
    [...new Set(GRAPH.edges.map((edge) => edge.document).filter(Boolean))].map((id) => [id, documentTitle(id)]),
  agency: () => ofLabel("Agency"),
  place: () => ofLabel("Place"),
  basis: () => ofEdges("basis", STYLE.bases),
  role: () => ofEdges("role", STYLE.roles),
};

function refreshFilters() {
  const rows = FILTERS.map((name) => [name, OPTIONS[name]()]).filter(([, options]) => options.length > 1);
  const hops = ["0", "1", "2"].map((value) => [value, say(`hops.${value}`)]);
  $("filter-rows").replaceChildren(
    ...rows.map(([name, options]) =>
      filterRow(name, [["", say("all")], ...options], (value) => chooseFilter(name, value)),
    ),
    filterRow("focus", hops, (value) => setFocus(Number(value))),
  );
  refreshChoices();
}

function filterRow(name, options, choose) {
  const choice = el("select", { "data-filter": name, change: () => choose(choice.value) });
  for (const [value, text] of options) choice.append(el("option", { value }, text));
  return el("label", {}, el("span", {}, FILTER_NAMES[name]()), choice);
}

// Show what is chosen, and how much that leaves.
function refreshChoices() {
  for (const choice of $("filter-rows").querySelectorAll("select"))
    choice.value = choice.dataset.filter === "focus" ? String(state.focus.hops) : state.filters[choice.dataset.filter];
  const focus = $("filter-rows").querySelector("[data-filter=focus]");
  if (focus) focus.disabled = state.selected.kind !== "node" && !state.focus.hops;
  if (focus) focus.title = focus.disabled ? say("focus_needs") : say("focus_hint");
  const { nodes, edges } = picture.sight;
  $("count").textContent = say("count", {
    nodes: nodes.size,
    allNodes: Math.max(IN_ANSWER.length, picture.shown.size),
    edges: edges.size,
    allEdges: Math.max(EDGES_IN_ANSWER, edges.size),
  });
}

on("words", refreshFilters);
on("sight", refreshChoices);
on("selection", refreshChoices);
$("reset").addEventListener("click", clearFilters);
