// The panel: an edge with its evidence, or a node with its properties and its neighbours.
function showPanel() {
  const content = { none: emptyPanel, node: () => nodePanel(NODES.get(state.selected.id)), edge: () => edgePanel(EDGES[state.selected.id]) };
  $("panel").replaceChildren(...content[state.selected.kind]());
  $("panel").scrollTop = 0;
}

function emptyPanel() {
  return [el("p", { class: "empty" }, say("empty")), el("p", { class: "hint" }, say("emptyHint"))];
}

function nodeLink(id) {
  const link = button("", () => selectNode(id, { move: true }), { class: "link" });
  link.append(nodeGlyph(NODES.get(id).label), el("bdi", {}, captionOf(id)));
  return link;
}

function pairs(rows) {
  return el("dl", {}, ...rows.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
}

function chip(text, colour) {
  const found = el("span", { class: "chip" }, text);
  found.style.background = colour;
  return found;
}

function edgePanel(edge) {
  const style = STYLE.types[edge.type];
  const ends = el("div", { class: "ends" }, nodeLink(edge.from), el("div", { class: "way" }, edgeGlyph(edge), edgeName(edge)), nodeLink(edge.to));
  const evidence = edge.quote ? sentenceBlock(sentencesOf([edge])[0]) : el("p", { class: "hint" }, say("notStated"));
  return [chip(edgeName(edge), style.light), ends, pairs(particulars(edge)), el("h3", {}, say("sentence")), evidence];
}

const FEW_SENTENCES = 2;

function nodePanel(node) {
  const look = STYLE.labels[node.label];
  const sentences = sentencesOf(node.edges.filter((edge) => visible.edges.has(edge.id)));
  const together = sentences.length <= FEW_SENTENCES;
  const parts = [chip(named(look), look.line), el("h2", {}, el("bdi", {}, node.caption)), pairs(propertiesOf(node))];
  if (together && sentences.length) parts.push(el("h3", {}, say("sentences")), ...sentences.map(sentenceBlock));
  for (const [name, edges] of groupsOf(node)) {
    parts.push(el("h3", {}, say("groupOf", { name, count: edges.length })), el("ul", {}, ...edges.map((edge) => neighbourRow(node, edge, !together))));
  }
  return parts;
}

// What the panel says elsewhere is not said again.
function propertiesOf(node) {
  const said = new Set([node.caption, ...node.edges.map((edge) => edge.quote)]);
  return Object.keys(STYLE.properties).filter((name) => name in node.properties).map((name) => [name, valueOf(node.properties[name])])
    .filter(([name, value]) => value && !said.has(value) && !(name === "text" && [...said].some((quote) => quote && quote.includes(value))) && !(name === "title" && value === node.properties.name))
    .map(([name, value]) => [named(STYLE.properties[name]), name === "document" ? documentTitle(value) : value]);
}

function valueOf(value) {
  if (Array.isArray(value)) return value.map(valueOf).join(say("comma"));
  const word = entry("values", String(value));
  if (word) return state.language === "zh" ? word : String(value).replaceAll("_", " ");
  return String(value);
}

// The node's edges in sight, by what they mean from its side: [name, edges].
function groupsOf(node) {
  const groups = new Map();
  for (const type of Object.keys(STYLE.types)) for (const outward of [false, true]) {
    const edges = node.edges.filter((edge) => edge.type === type && (edge.from === node.id) === outward && visible.edges.has(edge.id));
    if (edges.length) groups.set((outward ? named : namedBack)(STYLE.types[type]), edges);
  }
  return groups;
}

function neighbourRow(node, edge, withSentence) {
  const row = el("li", {}, nodeLink(otherEnd(edge, node.id)), ...tags(edge));
  const open = button("›", () => selectEdge(edge.id), { class: "more", title: say("source"), "aria-label": say("source") });
  row.append(open);
  if (withSentence && edge.quote) row.append(el("details", {}, el("summary", {}, say("sentence")), sentenceBlock(sentencesOf([edge])[0])));
  return row;
}
