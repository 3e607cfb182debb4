// The reader's choices and their twin in the address: a copied address shows the same picture.
import { FILTERS } from "./sight.mjs";

export const LAYOUTS = ["network", "columns", "table"];
export const THEMES = ["light", "dark"];
export const LANGUAGES = ["zh", "en"];
export const NOTHING = { kind: "none", id: "" };
const SELECTIONS = ["node", "group", "edge"];
const HOPS = ["0", "1", "2"];
// Choices that are sets of ids, and what each is called in an address.
const SETS = { hidden: "hide", opened: "open", closed: "close", unfolded: "unfold", apart: "apart" };

// What a page starts from, in the theme of the reader's screen.
export function freshState(theme) {
  const sets = Object.fromEntries(Object.keys(SETS).map((name) => [name, new Set()]));
  const filters = Object.fromEntries(FILTERS.map((name) => [name, ""]));
  return {
    language: "zh",
    theme,
    layout: "network",
    selected: NOTHING,
    focus: { id: "", hops: 0 },
    path: { from: "", to: "" },
    filters,
    ...sets,
  };
}

export function addressOf(state) {
  const parts = new URLSearchParams();
  const put = (name, value, usual = "") => value !== usual && parts.set(name, value);
  if (SELECTIONS.includes(state.selected.kind)) put(state.selected.kind, String(state.selected.id));
  put("layout", state.layout, "network");
  put("lang", state.language, "zh");
  put("theme", state.theme);
  if (state.focus.hops) parts.set("focus", `${state.focus.hops} ${state.focus.id}`);
  put("from", state.path.from);
  put("to", state.path.to);
  for (const [name, short] of Object.entries(SETS)) for (const id of state[name]) parts.append(short, id);
  for (const name of FILTERS) put(name, state.filters[name]);
  return `#${parts}`;
}

// Return the state that an address tells, for what `usual` holds beside it; `known` tells whether an id of a kind
// exists.
export function stateOf(address, usual, known) {
  const parts = new URLSearchParams(address.replace(/^#/, ""));
  const one = (name, choices, otherwise) => (choices.includes(parts.get(name)) ? parts.get(name) : otherwise);
  const node = (name) => (known("node", parts.get(name)) ? parts.get(name) : "");
  return {
    language: one("lang", LANGUAGES, "zh"),
    theme: one("theme", THEMES, usual.theme),
    layout: one("layout", LAYOUTS, "network"),
    selected: selectionIn(parts, known),
    focus: focusIn(parts, known),
    path: { from: node("from"), to: node("to") },
    ...Object.fromEntries(Object.entries(SETS).map(([name, short]) => [name, new Set(parts.getAll(short))])),
    filters: Object.fromEntries(FILTERS.map((name) => [name, parts.get(name) || ""])),
  };
}

function selectionIn(parts, known) {
  const kind = SELECTIONS.find((name) => parts.has(name) && known(name, parts.get(name)));
  if (!kind) return NOTHING;
  return { kind, id: kind === "edge" ? Number(parts.get(kind)) : parts.get(kind) };
}

function focusIn(parts, known) {
  const [, hops, id] = /^(\d) (.*)$/s.exec(parts.get("focus") || "") || [];
  return HOPS.includes(hops) && known("node", id) ? { id, hops: Number(hops) } : { id: "", hops: 0 };
}
