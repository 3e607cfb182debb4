// The evidence of an edge: the sentence as printed, the mention in it marked, on whose word it stands.
import { DATA, GRAPH, STYLE, captionOf, documentTitle, named, roleName, say } from "./page.mjs";
import { button, copyText, el, shown } from "./dom.mjs";
import { selectNode } from "./actions.mjs";

export function quoteBlock(quote, marks) {
  const block = el("blockquote", { dir: "auto" });
  let done = 0;
  for (const [start, end] of marks) {
    if (start < done) continue;
    block.append(shown(quote.slice(done, start)), el("mark", {}, quote.slice(start, end)));
    done = end;
  }
  block.append(shown(quote.slice(done)));
  return block;
}

// Where a sentence stands beside the document's title: its number, the page where the document has pages, the item.
function whereabouts(edge) {
  const number = GRAPH.nodes.get(edge.document)?.properties.number;
  const task = [edge.from, edge.to]
    .map((id) => GRAPH.nodes.get(id))
    .find(({ label, properties }) => label === "Task" && properties.document === edge.document);
  return [
    number !== documentTitle(edge.document) && number,
    edge.page && say("page_of", { page: edge.page }),
    task?.properties.number && say("item_of", { number: task.properties.number }),
  ].filter(Boolean);
}

function citation(edge) {
  const title = documentTitle(edge.document);
  const where = whereabouts(edge);
  const source = GRAPH.nodes.has(edge.document)
    ? button(title, () => selectNode(edge.document, { move: true }), { class: "link" })
    : el("span", {}, title);
  const copy = button(
    say("copy"),
    async () => {
      await copyText(`${edge.quote}（${[title, ...where].join(say("comma"))}）`);
      copy.textContent = say("copied");
    },
    { class: "copy" },
  );
  return el(
    "div",
    { class: "source" },
    el("span", {}, say("source")),
    el("div", {}, source, el("div", { class: "where" }, where.join(" · "))),
    copy,
  );
}

// The edges' sentences, each once, with the marks of all edges that quote it.
export function sentencesOf(edges) {
  const found = new Map();
  for (const edge of edges.filter((each) => each.quote)) {
    const key = JSON.stringify([edge.document, edge.start, edge.quote]);
    if (!found.has(key)) found.set(key, { edge, marks: [] });
    if (edge.mark.length) found.get(key).marks.push(edge.mark);
  }
  return [...found.values()].map(({ edge, marks }) => ({
    edge,
    marks: marks.sort((a, b) => a[0] - b[0] || b[1] - a[1]),
  }));
}

export function sentenceBlock({ edge, marks }) {
  return el("div", { class: "sentence" }, quoteBlock(edge.quote, marks), citation(edge));
}

export function evidenceOf(edge) {
  return edge.quote ? sentenceBlock(sentencesOf([edge])[0]) : el("p", { class: "hint" }, say("not_stated"));
}

export function tagsOf(edge) {
  const found = [];
  if (edge.role) found.push(el("span", { class: "tag" }, roleName(edge.role)));
  if (edge.basis && edge.basis !== "explicit")
    found.push(
      el(
        "span",
        { class: edge.inferred ? "tag inferred" : "tag" },
        (edge.inferred ? `${say("inferred")} · ` : "") + named(STYLE.bases[edge.basis]),
      ),
    );
  if (edge.inferred && !edge.basis) found.push(el("span", { class: "tag inferred" }, say("inferred")));
  return found;
}

// On whose word an edge stands: its basis, or the convention where that is what its type means.
function groundOf(edge) {
  if (!edge.basis) return edge.inferred && named(DATA.meanings[edge.type]);
  return named(STYLE.bases[edge.basis]) + (edge.inferred ? ` · ${say("inferred")}` : "");
}

// What the clause says of this edge, beside its sentence: pairs of name and value.
export function particulars(edge) {
  const beside = edge.mention && !edge.mark.length;
  return [
    [say("basis"), groundOf(edge)],
    [say("role"), edge.role && roleName(edge.role)],
    [say("role_word"), edge.role_word],
    [say("rank"), edge.rank && say("rank_of", { rank: edge.rank })],
    [say("mention"), beside && edge.mention],
  ].filter(([, value]) => value);
}
