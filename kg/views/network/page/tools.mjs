// The buttons of the page, and its words in the reader's language.
import { say, state } from "./page.mjs";
import { on } from "./bus.mjs";
import { $, announce, copyText } from "./dom.mjs";
import { fitAll, zoom } from "./canvas.mjs";
import { switchLanguage, switchTheme } from "./actions.mjs";
import { showHelp } from "./keyboard.mjs";

const PUT = {
  word: (node, text) => (node.textContent = text),
  wordTitle: (node, text) => (node.title = text),
  wordPlaceholder: (node, text) => (node.placeholder = text),
  wordLabel: (node, text) => node.setAttribute("aria-label", text),
};

on("words", () => {
  document.documentElement.lang = { zh: "zh-CN", en: "en" }[state.language];
  for (const [name, put] of Object.entries(PUT)) {
    const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    for (const node of document.querySelectorAll(`[data-${attribute}]`)) put(node, say(node.dataset[name]));
  }
  $("language").lang = { zh: "en", en: "zh-CN" }[state.language];
});
on("theme", () => (document.documentElement.dataset.theme = state.theme));

async function copyLink() {
  await copyText(location.href);
  $("copy-link").textContent = say("link_copied");
  announce(say("link_copied"));
  setTimeout(() => ($("copy-link").textContent = say("link")), 1500);
}

const BUTTONS = {
  fit: fitAll,
  "zoom-in": () => zoom(1.25),
  "zoom-out": () => zoom(0.8),
  help: showHelp,
  theme: switchTheme,
  language: switchLanguage,
  "copy-link": copyLink,
};
for (const [id, act] of Object.entries(BUTTONS)) $(id).addEventListener("click", act);
