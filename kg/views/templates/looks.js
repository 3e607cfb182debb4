// Colours, sizes and lines of the picture, from the style file.
const FONT = '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';
const PAPER = { light: "#ffffff", dark: "#14181d" };
const INK = { light: "#1b1f24", dark: "#e6eaef" };
const ACCENT = { light: "#0b5cad", dark: "#6cb2ff" };
const DOTTED = [1.5, 4];
const DOT_AND_DASH = [9, 3, 1.5, 3];

// An inferred edge is dotted, thinner and paler than the same edge stated; dots and dashes: a person decided on a name.
function edgeLook({ type, inferred, basis }) {
  const style = STYLE.types[type];
  return {
    colour: style[state.theme],
    width: inferred ? style.width * 0.75 : style.width,
    dash: inferred ? DOTTED : isCurated({ basis }) ? DOT_AND_DASH : style.dash,
    opacity: (inferred ? 0.5 : 0.9) * (MANY ? 0.5 : 1),
    arrow: style.arrow,
  };
}

function edgeOptions(edge) {
  const look = edgeLook(edge);
  const colour = { color: look.colour, highlight: look.colour, hover: look.colour, opacity: look.opacity };
  return {
    id: edge.id, from: edge.from, to: edge.to, color: colour, width: look.width, hidden: false,
    dashes: MANY || !look.dash.length ? false : look.dash,
    arrows: MANY || !look.arrow ? "" : { to: { enabled: true, scaleFactor: 0.5 } },
    smooth: MANY ? false : bend(edge),
  };
}

// Edges between the same two nodes fan out, so that each can be seen and clicked.
function bend(edge) {
  const rank = EDGES_BETWEEN.get(pairOf(edge)).indexOf(edge);
  if (rank === 0) return false;
  const clockwise = (rank % 2 === 1) === edge.from < edge.to;
  return { enabled: true, type: clockwise ? "curvedCW" : "curvedCCW", roundness: 0.12 * Math.ceil(rank / 2) };
}

function pairOf(edge) {
  return JSON.stringify([edge.from, edge.to].sort());
}

const EDGES_BETWEEN = new Map();
for (const edge of EDGES) {
  if (!EDGES_BETWEEN.has(pairOf(edge))) EDGES_BETWEEN.set(pairOf(edge), []);
  EDGES_BETWEEN.get(pairOf(edge)).push(edge);
}

function nodeOptions(node) {
  const size = 7 + 2 * Math.min(2, STYLE.labels[node.label].weight) + 13 * Math.sqrt(node.edges.length / MOST_EDGES);
  return { id: node.id, group: node.label, x: node.x, y: node.y, size, hidden: false };
}

function nodeGroups() {
  const group = ({ shape, fill, line }) => {
    const colour = { background: fill, border: line };
    return { shape, borderWidth: 1.4, borderWidthSelected: 1.4, color: { ...colour, highlight: colour, hover: colour } };
  };
  return Object.fromEntries(Object.entries(STYLE.labels).map(([label, style]) => [label, group(style)]));
}
