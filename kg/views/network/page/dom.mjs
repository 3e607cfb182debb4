// Elements, built from text only: nothing that comes from a document is ever read as markup.
import { STYLE } from "./page.mjs";
import { edgeLook } from "./looks.mjs";

export const $ = (id) => document.getElementById(id);

// Direction characters can make a text read as another; they are shown as what they are: signs.
const DIRECTION_SIGNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export function shown(text) {
  return String(text).replace(DIRECTION_SIGNS, "\ufffd");
}

export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value);
  }
  element.append(...children.map((child) => (typeof child === "string" ? shown(child) : child)));
  return element;
}

export function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// Shapes in a square of 16, for the key, for saved pictures, and for nothing else: vis-network draws its own.
export const GLYPHS = {
  square: "M2.5 2.5h11v11h-11z",
  dot: "M8 2a6 6 0 1 1 0 12 6 6 0 0 1 0-12z",
  diamond: "M8 1l7 7-7 7-7-7z",
  triangle: "M8 2l7 12H1z",
  triangleDown: "M8 14L1 2h14z",
  hexagon: "M4.5 2h7L15 8l-3.5 6h-7L1 8z",
  star: "M8 .8l2.1 4.8 5.2.5-3.9 3.5 1.1 5.1L8 12l-4.5 2.7 1.1-5.1L.7 6.1l5.2-.5z",
};

export function nodeGlyph(label) {
  const look = STYLE.labels[label];
  const shape = svg("path", { d: GLYPHS[look.shape], fill: look.fill, stroke: look.line });
  return svg("svg", { width: 16, height: 16, "aria-hidden": "true" }, shape);
}

export function edgeGlyph(edge) {
  const look = edgeLook(edge);
  const line = svg("line", {
    x1: 1,
    y1: 6,
    x2: 27,
    y2: 6,
    stroke: look.colour,
    "stroke-width": look.width + 0.4,
    "stroke-dasharray": look.dash.join(" "),
    "stroke-opacity": look.opacity,
  });
  return svg("svg", { width: 28, height: 12, "aria-hidden": "true" }, line);
}

export function button(text, action, attributes = {}) {
  return el("button", { type: "button", click: action, ...attributes }, text);
}

export function announce(text) {
  $("live").textContent = shown(text);
}

// navigator.clipboard is missing from pages that are opened as files.
export async function copyText(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = el("textarea", { class: "unseen" });
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  return field.remove();
}
