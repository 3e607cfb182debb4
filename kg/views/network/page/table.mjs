// The table: the accessible twin of the network, one row for each relationship in sight.
import { GRAPH, STYLE, captionOf, documentTitle, edgeName, named, say, state } from "./page.mjs";
import { on } from "./bus.mjs";
import { $, button, el } from "./dom.mjs";
import { LAYOUTS } from "./address.mjs";
import { picture } from "./picture.mjs";
import { selectEdge, setLayout } from "./actions.mjs";
import { quoteBlock } from "./evidence.mjs";
import { nodeLink } from "./links.mjs";

export const FIELDS = ["from", "relationship", "to", "basis", "document", "quote"];

export function headings() {
  return [say("from"), say("relationship"), say("to"), say("basis"), named(STYLE.labels.Document), say("sentence")];
}
const ROWS_AT_ONCE = 400;
const table = { rows: ROWS_AT_ONCE };

export function cellsOf(edge) {
  return {
    from: captionOf(edge.from),
    relationship: edgeName(edge),
    to: captionOf(edge.to),
    basis: edge.basis ? named(STYLE.bases[edge.basis]) : "",
    document: edge.document ? documentTitle(edge.document) : "",
    quote: edge.quote || "",
  };
}

export function edgesInSight() {
  return GRAPH.edges.filter((edge) => picture.sight.edges.has(edge.id));
}

export function fillTable(most = table.rows) {
  const head = el("tr", {}, ...headings().map((heading) => el("th", { scope: "col" }, heading)));
  const edges = edgesInSight();
  const body = el("tbody", {}, ...edges.slice(0, most).map(tableRow));
  const whole = el("table", {}, el("caption", { class: "unseen" }, say("table")), el("thead", {}, head), body);
  $("table").replaceChildren(edges.length ? whole : el("p", { class: "hint" }, say("no_rows")));
  if (edges.length > most) $("table").append(moreButton(edges.length - most));
  markRow();
}

function moreButton(left) {
  return button(
    say("more_rows", { count: Math.min(left, ROWS_AT_ONCE) }),
    () => {
      table.rows += ROWS_AT_ONCE;
      fillTable();
    },
    { class: "more-rows" },
  );
}

function tableRow(edge) {
  const cells = cellsOf(edge);
  const link = (id) => el("td", {}, nodeLink(id));
  const relationship = el(
    "td",
    {},
    button(cells.relationship, () => selectEdge(edge.id), { class: "link" }),
  );
  const quote = edge.quote
    ? el("td", { class: "quote" }, quoteBlock(edge.quote, edge.mark.length ? [edge.mark] : []))
    : el("td");
  return el(
    "tr",
    { "data-edge": edge.id, class: edge.inferred ? "is-inferred" : "" },
    link(edge.from),
    relationship,
    link(edge.to),
    el("td", {}, cells.basis),
    el("td", {}, cells.document),
    quote,
  );
}

function markRow() {
  for (const row of $("table").querySelectorAll("tr[data-edge]")) {
    row.toggleAttribute(
      "data-chosen",
      state.selected.kind === "edge" && Number(row.dataset.edge) === state.selected.id,
    );
  }
}

function refreshTable() {
  if (state.layout === "table") fillTable();
}

on("layout", () => {
  $("table").hidden = state.layout !== "table";
  $("stage").dataset.layout = state.layout;
  for (const layout of LAYOUTS) $(`show-${layout}`).setAttribute("aria-pressed", String(state.layout === layout));
  refreshTable();
});
on("sight", () => {
  table.rows = ROWS_AT_ONCE;
  refreshTable();
});
on("selection", markRow);
for (const layout of LAYOUTS) $(`show-${layout}`).addEventListener("click", () => setLayout(layout));
$("skip").addEventListener("click", (event) => {
  event.preventDefault();
  setLayout("table");
  $("table").focus();
});
