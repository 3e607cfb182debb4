// Language and theme, and the start of the page.
import { say } from "./words.mjs";
import { $ } from "./dom.mjs";
import { OURS, fromAddress, remember, state } from "./state.mjs";
import { fitAll, frameOf, hideAllBut, network, recolourEdges } from "./canvas.mjs";
import { refreshVisible, visible } from "./visible.mjs";
import { select } from "./selection.mjs";
import { refreshKey } from "./legend.mjs";
import { refreshFilters } from "./filters.mjs";
import { showPanel } from "./panel.mjs";
import { fillTable, refreshTable, showView } from "./table.mjs";
import { enlarged } from "./export.mjs";

function refreshWords() {
  document.documentElement.lang = { zh: "zh-CN", en: "en" }[state.language];
  const set = { word: (node, text) => (node.textContent = text), wordTitle: (node, text) => (node.title = text), wordPlaceholder: (node, text) => (node.placeholder = text), wordLabel: (node, text) => node.setAttribute("aria-label", text) };
  for (const [name, put] of Object.entries(set)) {
    const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    for (const node of document.querySelectorAll(`[data-${attribute}]`)) put(node, say(node.dataset[name]));
  }
  $("language").textContent = say("language");
  $("language").lang = { zh: "en", en: "zh-CN" }[state.language];
}

function refreshTheme() {
  document.documentElement.dataset.theme = state.theme;
  recolourEdges();
  refreshKey();
  showPanel();
  hideAllBut(visible);
}

export function refreshAll() {
  refreshVisible();
  refreshTable();
  showPanel();
  remember();
}

// Everything anew: at the start, after "back", and after a change of language.
function refreshFromState() {
  refreshWords();
  refreshTheme();
  refreshFilters();
  showView(state.view);
  select(state.selected, { push: false });
}

export function switchTheme() {
  state.theme = state.theme === "dark" ? "light" : "dark";
  refreshTheme();
  remember();
}

function switchLanguage() {
  state.language = state.language === "zh" ? "en" : "zh";
  refreshFromState();
  remember();
}

$("theme").addEventListener("click", switchTheme);
$("language").addEventListener("click", switchLanguage);
// Back returns to what was looked at, in the language and theme of now; an address typed in has its own.
addEventListener("popstate", (event) => {
  const { language, theme } = state;
  fromAddress();
  if (event.state === OURS) Object.assign(state, { language, theme });
  refreshFromState();
  remember();
});

// A printed page holds the picture, what the panel says, and the table.
addEventListener("beforeprint", () => {
  fillTable();
  const before = state.theme;
  state.theme = "light";
  refreshTheme();
  $("printed").replaceChildren(enlarged(frameOf(visible.nodes))); // a canvas is there at once; an image would come too late
  state.theme = before;
  refreshTheme();
  document.documentElement.dataset.theme = "light";
});
addEventListener("afterprint", refreshTheme);
$("print").addEventListener("click", () => print());

fromAddress();
refreshFromState();
fitAll();
if (state.selected.kind !== "none") select(state.selected, { move: true, push: false });
network.once("afterDrawing", () => (document.documentElement.dataset.ready = "yes"));
network.redraw();
