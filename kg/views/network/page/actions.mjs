// What a reader can do: each action changes the state, keeps it in the address, and tells the parts.
import { GRAPH, captionOf, isKnown, named, say, state, STYLE } from "./page.mjs";
import { NOTHING, addressOf, stateOf } from "./address.mjs";
import { FILTERS, companyOf } from "./sight.mjs";
import { groupId, isGroup } from "./fold.mjs";
import { moreBeyond, picture, refreshPicture } from "./picture.mjs";
import { emit } from "./bus.mjs";
import { announce } from "./dom.mjs";

const OURS = "kg"; // marks the entries of the history that the page itself made

// A new selection is a new entry, so that "back" returns to the one before.
function remember(asNewEntry = false) {
  const address = addressOf(state);
  if (address === location.hash) return;
  if (asNewEntry) history.pushState(OURS, "", address);
  else history.replaceState(OURS, "", address);
}

// Draw anew what is in sight. `keep`: the eye stays where it is.
function sightChanged({ keep = false } = {}) {
  refreshPicture();
  emit("sight", { keep });
  remember();
}

// --- selection ---

export function select(selected, { move = false, asNewEntry = true } = {}) {
  state.selected = selected;
  const isHidden = endsOf(selected).some((id) => !picture.nodes.has(id));
  if (isHidden) reveal(endsOf(selected));
  emit("selection", { move: move || isHidden });
  remember(asNewEntry);
}

function endsOf({ kind, id }) {
  if (kind === "edge") return [GRAPH.edges[id].from, GRAPH.edges[id].to];
  return kind === "node" ? [id] : [];
}

export function selectNode(id, options) {
  if (isGroup(id)) return select({ kind: "group", id }, options);
  select({ kind: "node", id }, options);
  const node = GRAPH.nodes.get(id);
  return announce(
    say("selected", {
      label: named(STYLE.labels[node.label]),
      name: node.caption,
      count: node.edges.filter((edge) => picture.sight.edges.has(edge.id)).length,
    }),
  );
}

export function selectEdge(id, options) {
  const bundle = picture.edges.find((edge) => edge.id === id && edge.members);
  select(bundle ? { kind: "bundle", id } : { kind: "edge", id: Number(id) }, options);
}

export function deselect() {
  select(NOTHING);
}

// A thing searched for or linked to is shown, whatever hid it: it is unfolded, the filters go, what lies around it is
// opened.
function reveal(ids) {
  for (const id of ids) if (picture.sight.nodes.has(id)) state.apart.add(id);
  if (ids.some((id) => !picture.sight.nodes.has(id))) bringIntoSight(ids);
  sightChanged({ keep: true });
}

function bringIntoSight(ids) {
  emptyFilters();
  state.closed.clear();
  if (state.focus.hops) state.focus = { id: ids[0], hops: state.focus.hops };
  refreshPicture();
  for (const id of ids) if (!picture.nodes.has(id)) state.apart.add(id);
  for (const id of ids)
    if (GRAPH.nodes.get(id).beyond && !picture.shown.has(id)) state.opened.add(neighbourInAnswer(id));
}

function neighbourInAnswer(id) {
  const near = GRAPH.nodes.get(id).edges.map((edge) => (edge.from === id ? edge.to : edge.from));
  return near.find((other) => picture.shown.has(other)) ?? id;
}

// --- key and filters ---

export function toggleKey(key) {
  if (!state.hidden.delete(key)) state.hidden.add(key);
  sightChanged({ keep: true });
}

// Hide the siblings, or show them again when they are hidden already.
export function showOnly(key, siblings) {
  const others = siblings.filter((sibling) => sibling !== key);
  const isOnly = others.every((other) => state.hidden.has(other));
  state.hidden.delete(key);
  others.forEach((other) => (isOnly ? state.hidden.delete(other) : state.hidden.add(other)));
  sightChanged();
}

export function chooseFilter(name, value) {
  state.filters[name] = value;
  sightChanged();
}

function emptyFilters() {
  state.hidden.clear();
  for (const name of FILTERS) state.filters[name] = "";
}

export function clearFilters() {
  emptyFilters();
  state.closed.clear();
  state.focus = { id: "", hops: 0 };
  sightChanged();
}

export function setFocus(hops, id = state.selected.kind === "node" ? state.selected.id : state.focus.id) {
  state.focus = hops && id ? { id, hops } : { id: "", hops: 0 };
  sightChanged();
}

// --- expand, collapse, fold ---

export function expand(id) {
  if (!state.closed.delete(id)) state.opened.add(id);
  sightChanged();
}

export function collapse(id) {
  if (!state.opened.delete(id)) state.closed.add(id);
  sightChanged();
}

// What can be done with a node: how many neighbours it could show, and whether it has any to put away.
export function reachOf(id) {
  const node = GRAPH.nodes.get(id);
  const company = companyOf(GRAPH, id, picture.shown).filter((near) => picture.shown.has(near));
  const closed = state.closed.has(id)
    ? companyOf(
        GRAPH,
        id,
        new Set([...picture.shown, ...node.edges.map((edge) => (edge.from === id ? edge.to : edge.from))]),
      ).filter((near) => !picture.shown.has(near)).length
    : 0;
  return { more: moreBeyond(node) + closed, less: state.opened.has(id) || company.length > 0 };
}

export function unfold(id) {
  state.unfolded.add(id.slice(groupId("").length));
  state.selected = NOTHING;
  sightChanged();
  emit("selection");
}

export function foldAgain(key) {
  state.unfolded.delete(key);
  const members = new Set([...GRAPH.nodes.values()].filter((node) => node.group === key).map((node) => node.id));
  for (const id of members) state.apart.delete(id);
  sightChanged();
}

// --- path ---

// The first call says where the way starts, the second where it ends.
export function pick(id) {
  const { from, to } = state.path;
  state.path = from && !to && from !== id ? { from, to: id } : { from: id, to: "" };
  sightChanged({ keep: true });
  emit("selection", { move: picture.way.length > 0 });
}

export function dropPath() {
  state.path = { from: "", to: "" };
  sightChanged({ keep: true });
  emit("selection");
}

// --- layout, language, theme ---

export function setLayout(layout) {
  state.layout = layout;
  emit("layout");
  remember();
}

export function switchTheme() {
  state.theme = state.theme === "dark" ? "light" : "dark";
  emit("theme");
  remember();
}

// For a printed page, which is light whatever the screen is: no part of the state.
export function inTheme(theme, act) {
  const before = state.theme;
  state.theme = theme;
  emit("theme");
  const result = act();
  state.theme = before;
  emit("theme");
  return result;
}

export function switchLanguage() {
  state.language = state.language === "zh" ? "en" : "zh";
  everything();
  remember();
}

function everything({ keep = true } = {}) {
  emit("words");
  emit("theme", { soon: true }); // the picture is drawn once, when all has been said
  emit("layout", { soon: true });
  emit("sight", { keep });
  emit("selection");
}

// Take the state from the address: at the start, and after "back". An entry of ours leaves language and theme as they
// are.
export function restore({ isOurs = false } = {}) {
  const { language, theme } = state;
  Object.assign(state, stateOf(location.hash, state, isKnown), isOurs ? { language, theme } : {});
  refreshPicture();
  everything({ keep: false });
  if (state.selected.kind !== "none") select(state.selected, { move: true, asNewEntry: false });
}

addEventListener("popstate", (event) => {
  restore({ isOurs: event.state === OURS });
  remember();
});

export function pathNames() {
  const { from, to } = state.path;
  return { from: from && captionOf(from), to: to && captionOf(to) };
}
