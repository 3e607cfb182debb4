// The panel: an edge with its evidence, or a node with its properties and its neighbours.
import { DATA, GRAPH, STYLE, documentTitle, edgeName, entry, named, namedBack, say, state } from "./page.mjs";
import { on } from "./bus.mjs";
import { $, button, el } from "./dom.mjs";
import { otherEnd } from "./graph.mjs";
import { searchedTexts } from "./matching.mjs";
import { picture } from "./picture.mjs";
import { collapse, expand, foldAgain, reachOf, setFocus, unfold } from "./actions.mjs";
import { chip, edgeOpener, endsBlock, nodeLink, pairs } from "./links.mjs";
import { evidenceOf, particulars, sentenceBlock, sentencesOf, tagsOf } from "./evidence.mjs";
import { pathButton, pathSection } from "./pathbar.mjs";

const FEW_SENTENCES = 2;
const FEW = 8;
const CONTENT = {
  none: overview,
  node: (id) => nodePanel(GRAPH.nodes.get(id)),
  edge: (id) => edgePanel(GRAPH.edges[id]),
  group: (id) => (picture.nodes.has(id) ? groupPanel(picture.nodes.get(id)) : overview()),
  bundle: (id) =>
    picture.edges.some((edge) => edge.id === id)
      ? bundlePanel(picture.edges.find((edge) => edge.id === id))
      : overview(),
};

function showPanel() {
  const { kind, id } = state.selected;
  $("panel").replaceChildren(...pathSection(), ...CONTENT[kind](id));
  $("panel").scrollTop = 0;
}

// With nothing picked: how to read the picture, whom it is mostly about, on which documents it stands.
function overview() {
  if (state.path.to) return [];
  const seen = [...picture.sight.nodes].map((id) => GRAPH.nodes.get(id));
  const counts = new Map(
    seen.map((node) => [node, node.edges.filter((edge) => picture.sight.edges.has(edge.id)).length]),
  );
  const ties = (node) => counts.get(node);
  const most = (label, count) =>
    seen
      .filter((node) => node.label === label)
      .sort((a, b) => ties(b) - ties(a) || (a.id < b.id ? -1 : 1))
      .slice(0, count);
  const row = (node, beside) => el("li", {}, nodeLink(node.id), el("span", { class: "beside" }, beside));
  const list = (title, nodes, beside) =>
    nodes.length ? [el("h3", {}, title), el("ul", {}, ...nodes.map((node) => row(node, beside(node))))] : [];
  return [
    el("p", { class: "empty" }, say("empty")),
    el("p", { class: "hint" }, say("empty_hint")),
    ...list(say("busiest"), most("Agency", FEW), (node) => say("duties", { count: ties(node) })),
    ...list(say("sources"), most("Document", FEW), (node) =>
      node.properties.number === node.caption ? "" : node.properties.number || "",
    ),
    ...(DATA.left_out ? [el("p", { class: "hint" }, say("left_out", { count: DATA.left_out }))] : []),
  ];
}

function edgePanel(edge) {
  return [
    chip(edgeName(edge), STYLE.types[edge.type].light),
    endsBlock(edge),
    pairs(particulars(edge)),
    el("h3", {}, say("sentence")),
    evidenceOf(edge),
  ];
}

// Edges that were bundled since an end is folded: each of them, in a list.
function bundlePanel(bundle) {
  const rows = bundle.members
    .slice(0, 200)
    .map((id) => GRAPH.edges[id])
    .map((edge) => el("li", {}, nodeLink(edge.from), " → ", nodeLink(edge.to), ...tagsOf(edge), edgeOpener(edge)));
  return [
    chip(edgeName(bundle), STYLE.types[bundle.type].light),
    endsBlock(bundle),
    el("h3", {}, say("bundle", { name: edgeName(bundle), count: bundle.members.length })),
    el("ul", {}, ...rows),
  ];
}

function groupPanel(group) {
  const list = el("ul", {});
  const fill = (words) =>
    list.replaceChildren(
      ...group.members
        .map((id) => GRAPH.nodes.get(id))
        .filter((node) => (node.searched ??= searchedTexts(node)).some((text) => text.includes(words)))
        .slice(0, 300)
        .map((node) => el("li", {}, nodeLink(node.id))),
    );
  fill("");
  const search = el("input", {
    type: "search",
    placeholder: say("members_search"),
    "aria-label": say("members_search"),
    input: () => fill(search.value.trim().toLowerCase()),
  });
  const doing = el(
    "div",
    { class: "doing" },
    button(say("unfold"), () => unfold(group.id), { class: "primary", title: say("unfold_hint"), "data-do": "unfold" }),
  );
  const look = STYLE.labels[group.label];
  return [
    chip(`${named(look)} · ${say("folded")}`, look.line),
    el("h2", {}, el("bdi", {}, group.caption)),
    doing,
    el("h3", {}, say("members", { count: group.members.length })),
    search,
    list,
  ];
}

function nodePanel(node) {
  const look = STYLE.labels[node.label];
  const sentences = sentencesOf(node.edges.filter((edge) => picture.sight.edges.has(edge.id)));
  const together = sentences.length <= FEW_SENTENCES;
  const parts = [
    chip(named(look), look.line),
    el("h2", {}, el("bdi", {}, node.caption)),
    doings(node),
    pairs(propertiesOf(node)),
  ];
  if (together && sentences.length) parts.push(el("h3", {}, say("sentences")), ...sentences.map(sentenceBlock));
  for (const [name, edges] of groupsOf(node)) {
    parts.push(
      el("h3", {}, say("group_of", { name, count: edges.length })),
      el("ul", {}, ...edges.map((edge) => neighbourRow(node, edge, !together))),
    );
  }
  return parts;
}

// What can be done with a node.
function doings(node) {
  const { more, less } = reachOf(node.id);
  const isFocus = state.focus.id === node.id && state.focus.hops > 0;
  const found = [
    button(say("focus"), () => setFocus(isFocus ? 0 : 1, node.id), {
      title: say("focus_hint"),
      "aria-pressed": String(isFocus),
      "data-do": "focus",
    }),
  ];
  if (more)
    found.push(
      button(say("expand", { count: more }), () => expand(node.id), { title: say("expand_hint"), "data-do": "expand" }),
    );
  if (less)
    found.push(
      button(say("collapse"), () => collapse(node.id), { title: say("collapse_hint"), "data-do": "collapse" }),
    );
  if (state.unfolded.has(node.group) || state.apart.has(node.id))
    found.push(button(say("fold"), () => foldAgain(node.group), { "data-do": "fold" }));
  return el("div", { class: "doing" }, ...found, pathButton(node.id));
}

// What the panel says elsewhere is not said again.
function propertiesOf(node) {
  const said = new Set([node.caption, ...node.edges.map((edge) => edge.quote)]);
  return Object.keys(STYLE.properties)
    .filter((name) => name in node.properties)
    .map((name) => [name, valueOf(node.properties[name])])
    .filter(
      ([name, value]) =>
        value &&
        !said.has(value) &&
        !(name === "text" && [...said].some((quote) => quote && quote.includes(value))) &&
        !(name === "title" && value === node.properties.name),
    )
    .map(([name, value]) => [named(STYLE.properties[name]), name === "document" ? documentTitle(value) : value]);
}

function valueOf(value) {
  if (Array.isArray(value))
    return value.slice(0, FEW).map(valueOf).join(say("comma")) + (value.length > FEW ? ` … (${value.length})` : "");
  const word = entry("values", String(value));
  if (word) return state.language === "zh" ? word : String(value).replaceAll("_", " ");
  return String(value);
}

// The node's edges in sight, by what they mean from its side: [name, edges].
function groupsOf(node) {
  const groups = new Map();
  for (const type of Object.keys(STYLE.types))
    for (const outward of [false, true]) {
      const edges = node.edges.filter(
        (edge) => edge.type === type && (edge.from === node.id) === outward && picture.sight.edges.has(edge.id),
      );
      if (edges.length) groups.set((outward ? named : namedBack)(STYLE.types[type]), edges);
    }
  return groups;
}

function neighbourRow(node, edge, withSentence) {
  const row = el("li", {}, nodeLink(otherEnd(edge, node.id)), ...tagsOf(edge), edgeOpener(edge));
  if (withSentence && edge.quote) row.append(el("details", {}, el("summary", {}, say("sentence")), evidenceOf(edge)));
  return row;
}

on("selection", showPanel);
on("sight", showPanel);
on("theme", ({ soon }) => soon || showPanel());
