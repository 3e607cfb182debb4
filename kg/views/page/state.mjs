// What the reader has chosen, and its twin in the address: a copied address shows the same picture.
import { WORDS } from "./words.mjs";
import { $ } from "./dom.mjs";
import { EDGES, NODES } from "./data.mjs";

export const FILTERS = ["document", "agency", "place", "basis", "role"];
export const OURS = "kg"; // marks the entries that the page itself made
export const NOTHING = { kind: "none", id: "" };
export const state = {
  language: "zh",
  theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  view: "network",
  selected: NOTHING,
  hidden: new Set(),
  filters: Object.fromEntries(FILTERS.map((name) => [name, ""])),
};

function toAddress() {
  const parts = new URLSearchParams();
  if (state.selected.kind !== "none") parts.set(state.selected.kind, state.selected.id);
  if (state.view !== "network") parts.set("view", state.view);
  if (state.language !== "zh") parts.set("lang", state.language);
  parts.set("theme", state.theme);
  if (state.hidden.size) parts.set("hide", [...state.hidden].join(","));
  for (const name of FILTERS) if (state.filters[name]) parts.set(name, state.filters[name]);
  return `#${parts}`;
}

export function fromAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const one = (name, choices, otherwise) => (choices.includes(parts.get(name)) ? parts.get(name) : otherwise);
  state.language = one("lang", Object.keys(WORDS), "zh");
  state.theme = one("theme", ["light", "dark"], state.theme);
  state.view = one("view", ["network", "table"], "network");
  state.hidden = new Set((parts.get("hide") || "").split(",").filter(Boolean));
  for (const name of FILTERS) state.filters[name] = parts.get(name) || "";
  state.selected = selectionIn(parts);
}

function selectionIn(parts) {
  if (NODES.has(parts.get("node"))) return { kind: "node", id: parts.get("node") };
  if (parts.has("edge") && EDGES[Number(parts.get("edge"))]) return { kind: "edge", id: Number(parts.get("edge")) };
  return NOTHING;
}

// A new selection is a new entry, so that "back" returns to the one before.
export function remember(asNewEntry = false) {
  const address = toAddress();
  if (address === location.hash) return;
  if (asNewEntry) history.pushState(OURS, "", address);
  else history.replaceState(OURS, "", address);
}
