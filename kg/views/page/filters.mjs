// The filters: by document, agency, place, basis and role.
import { named, say } from "./words.mjs";
import { $, el } from "./dom.mjs";
import { EDGES, STYLE, documentTitle } from "./data.mjs";
import { FILTERS, state } from "./state.mjs";
import { fitAll } from "./canvas.mjs";
import { clearFilters, refreshVisible } from "./visible.mjs";
import { refreshKey } from "./legend.mjs";
import { refreshAll } from "./start.mjs";

function optionsOf(name) {
  const ofLabel = (label) => [...NODES.values()].filter((node) => node.label === label).sort((a, b) => b.edges.length - a.edges.length).map((node) => [node.id, node.caption]);
  const ofEdges = (table) => Object.keys(table).filter((value) => EDGES.some((edge) => edge[name] === value)).map((value) => [value, named(table[value])]);
  const cited = () => [...new Set(EDGES.map((edge) => edge.document).filter(Boolean))].map((id) => [id, documentTitle(id)]);
  return {
    document: cited, agency: () => ofLabel("Agency"), place: () => ofLabel("Place"),
    basis: () => ofEdges(STYLE.bases), role: () => ofEdges(STYLE.roles),
  }[name]();
}

export function refreshFilters() {
  const rows = FILTERS.map((name) => [name, optionsOf(name)]).filter(([, options]) => options.length > 1);
  $("filter-rows").replaceChildren(...rows.map(([name, options]) => filterRow(name, options)));
  $("filters").hidden = !rows.length;
  refreshKey();
  refreshVisible();
}

function filterRow(name, options) {
  const choice = el("select", { "data-filter": name, change: () => choose(name, choice.value) });
  for (const [value, text] of [["", say("all")], ...options]) choice.append(el("option", { value }, text));
  choice.value = state.filters[name];
  return el("label", {}, el("span", {}, say(name)), choice);
}

function choose(name, value) {
  state.filters[name] = value;
  refreshAll();
  fitAll();
}

$("reset").addEventListener("click", () => {
  clearFilters();
  refreshAll();
  fitAll();
});
