// The start of the page: all its parts, then the state that the address tells.
import "./canvas.mjs";
import "./labels.mjs";
import "./legend.mjs";
import "./filters.mjs";
import "./chips.mjs";
import "./panel.mjs";
import "./search.mjs";
import "./table.mjs";
import "./export.mjs";
import "./pointer.mjs";
import "./keyboard.mjs";
import "./tools.mjs";
import { network } from "./canvas.mjs";
import { restore } from "./actions.mjs";

network.once("afterDrawing", () => {
  document.documentElement.dataset.ready = "yes";
  performance.mark("ready");
});
restore();
