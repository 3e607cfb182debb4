// The table: the accessible twin of the network, one row for each relationship in sight.
import { named, say } from "./words.mjs";
import { $, button, el } from "./dom.mjs";
import { EDGES, STYLE, captionOf, documentTitle, edgeName } from "./data.mjs";
import { remember, state } from "./state.mjs";
import { visible } from "./visible.mjs";
import { selectEdge } from "./selection.mjs";
import { quoteBlock } from "./evidence.mjs";
import { nodeLink } from "./panel.mjs";

export const COLUMNS = ["from", "relationship", "to", "basis", "document", "quote"];

export function cellsOf(edge) {
  return {
    from: captionOf(edge.from), relationship: edgeName(edge), to: captionOf(edge.to),
    basis: edge.basis ? named(STYLE.bases[edge.basis]) : "", document: edge.document ? documentTitle(edge.document) : "", quote: edge.quote || "",
  };
}

export function edgesInSight() {
  return EDGES.filter((edge) => visible.edges.has(edge.id));
}

export function refreshTable() {
  if (state.view !== "table") return;
  fillTable();
}

export function fillTable() {
  const head = el("tr", {}, ...COLUMNS.map((name) => el("th", { scope: "col" }, say(name))));
  const rows = edgesInSight().map(tableRow);
  const table = el("table", {}, el("caption", { class: "unseen" }, say("table")), el("thead", {}, head), el("tbody", {}, ...rows));
  $("table").replaceChildren(rows.length ? table : el("p", { class: "hint" }, say("noRows")));
  markRow();
}

function tableRow(edge) {
  const cells = cellsOf(edge);
  const link = (id) => el("td", {}, nodeLink(id));
  const relationship = el("td", {}, button(cells.relationship, () => selectEdge(edge.id), { class: "link" }));
  const quote = edge.quote ? el("td", { class: "quote" }, quoteBlock(edge.quote, edge.mark.length ? [edge.mark] : [])) : el("td");
  return el("tr", { "data-edge": edge.id, class: edge.inferred ? "is-inferred" : "" }, link(edge.from), relationship, link(edge.to), el("td", {}, cells.basis), el("td", {}, cells.document), quote);
}

export function markRow() {
  for (const row of $("table").querySelectorAll("tr[data-edge]")) {
    row.toggleAttribute("data-chosen", state.selected.kind === "edge" && Number(row.dataset.edge) === state.selected.id);
  }
}

export function showView(view) {
  state.view = view;
  $("table").hidden = view !== "table";
  $("show-network").setAttribute("aria-pressed", String(view === "network"));
  $("show-table").setAttribute("aria-pressed", String(view === "table"));
  refreshTable();
  remember();
}

$("show-network").addEventListener("click", () => showView("network"));
$("show-table").addEventListener("click", () => showView("table"));
$("skip").addEventListener("click", (event) => {
  event.preventDefault();
  showView("table");
  $("table").focus();
});
