// The way between two picked nodes, step by step, each with its sentence.
import { edgeName, say, state } from "./page.mjs";
import { button, edgeGlyph, el } from "./dom.mjs";
import { picture } from "./picture.mjs";
import { dropPath, pathNames, pick } from "./actions.mjs";
import { edgeOpener, nodeLink } from "./links.mjs";
import { evidenceOf, tagsOf } from "./evidence.mjs";

export function pathSection() {
  if (!state.path.to) return [];
  const head = el(
    "div",
    { class: "path-head" },
    el("h3", {}, say("path", pathNames())),
    button("×", dropPath, { class: "close", title: say("path_close"), "aria-label": say("path_close") }),
  );
  if (!picture.way.length)
    return [el("section", { class: "path" }, head, el("p", { class: "hint" }, say("path_none")))];
  const note = picture.isDetour ? [el("p", { class: "hint" }, say("path_detour"))] : [];
  const steps = picture.way.flatMap(({ node, edge }) => [
    ...(edge ? [stepOver(edge, node)] : []),
    el("li", { class: "stop" }, nodeLink(node)),
  ]);
  return [el("section", { class: "path" }, head, ...note, el("ol", {}, ...steps))];
}

// The arrow says which way the relationship points; a way may lead against it.
function stepOver(edge, node) {
  const arrow = edge.to === node ? "↓" : "↑";
  const line = el("div", { class: "way" }, edgeGlyph(edge), `${arrow} ${edgeName(edge)}`, ...tagsOf(edge));
  return el(
    "li",
    { class: "step" },
    line,
    edgeOpener(edge),
    el("details", {}, el("summary", {}, say("sentence")), evidenceOf(edge)),
  );
}

export function pathButton(id) {
  const isStart = state.path.from && !state.path.to && state.path.from !== id;
  return button(isStart ? say("path_to") : say("path_from"), () => pick(id), {
    title: say("path_hint"),
    "data-do": isStart ? "path-to" : "path-from",
    class: isStart ? "primary" : "",
  });
}
