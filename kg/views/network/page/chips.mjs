// The strip over the picture: what narrows or changes the view just now, each with a cross to end it.
import { DATA, captionOf, say, state } from "./page.mjs";
import { on } from "./bus.mjs";
import { $, button, el } from "./dom.mjs";
import { picture } from "./picture.mjs";
import { dropPath, foldAgain, pathNames, setFocus } from "./actions.mjs";

function pill(text, end, name) {
  return el(
    "span",
    { class: "pill", "data-pill": name },
    el("bdi", {}, text),
    button("×", end, { class: "close", title: say("close"), "aria-label": `${say("close")} ${text}` }),
  );
}

function refreshChips() {
  const { focus, path, unfolded } = state;
  const pills = [];
  if (focus.hops)
    pills.push(
      pill(say("focus_on", { name: captionOf(focus.id), hops: say(`hops.${focus.hops}`) }), () => setFocus(0), "focus"),
    );
  if (path.from)
    pills.push(
      pill(path.to ? say("path", pathNames()) : say("path_start", { name: captionOf(path.from) }), dropPath, "path"),
    );
  for (const key of picture.isFolded ? unfolded : [])
    if (Object.hasOwn(DATA.groups, key)) pills.push(pill(DATA.groups[key].caption, () => foldAgain(key), "unfolded"));
  if (picture.isFolded)
    pills.push(
      el("span", { class: "pill plain", "data-pill": "folded" }, say("folded_count", { drawn: picture.nodes.size })),
    );
  $("pills").replaceChildren(...pills);
}

on("sight", refreshChips);
on("words", refreshChips);
