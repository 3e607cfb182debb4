"""Every task as one row of the lists: made once, shown on the pages of all that have to do with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from kg.text import Span, mention_in
from kg.views.captions import legible, place_named
from kg.views.site.addresses import fragment, task_anchor
from kg.views.site.graph_index import GraphIndex, Link, Thing
from kg.views.site.text_marks import basis_words
from kg.views.style import style

ON_THE_PAGE = ("explicit", "government")
"""Bases of the places that a row names; that a group or the whole document reaches a place is told on its page."""
INFERRED = attrgetter("inferred")
"""The order of edges: what is said before what is inferred."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TaskRow:
    """A task as the lists show it."""

    task: Thing
    number: str
    """The path of its numbers in the document: 四 (一) 3."""
    document: Thing | None
    paper: str
    """The document, in a few characters: 湖北 2022."""
    in_text: str
    """The address of the task in the text; empty where the text is not kept."""
    places: Sequence[Thing]
    leads: Sequence[Thing]
    """Who leads it by written word."""
    presumed: Sequence[Thing]
    """Who is presumed to lead it, where no lead is written."""
    agencies: Sequence[Thing]
    due: str
    order: tuple[str, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One edge as the lists show it: on whose word it stands, and the sentence with the mention apart."""

    basis: str
    """What the basis is called, or the type where that says itself that nobody wrote it."""
    inferred: bool
    role: str
    rank: int
    page: int | None
    before: str
    mention: str
    after: str


def rows_of(graph: GraphIndex) -> Mapping[Thing, TaskRow]:
    """Return the row of every task."""
    papers = short_titles(graph)
    return {task: _row(graph, task, papers) for task in graph.of("Task")}


def _row(graph: GraphIndex, task: Thing, papers: Mapping[Thing, str]) -> TaskRow:
    document = graph.document_of(task)
    duties, presumed = graph.into(task, "LEADS", "SHARES"), graph.into(task, "PRESUMED_TO_LEAD")
    places = (link.target for link in graph.out(task, "LOCATED_IN") if link.basis in ON_THE_PAGE)
    return TaskRow(
        task=task,
        number=task.text("path").replace("/", " "),
        document=document,
        paper=papers[document] if document else task.text("document"),
        in_text=address_in_text(document, task) if document and document.id in graph.texts else "",
        places=list(dict.fromkeys(places)),
        leads=list(dict.fromkeys(link.source for link in duties if link.type == "LEADS")),
        presumed=list(dict.fromkeys(link.source for link in presumed)),
        agencies=list(dict.fromkeys(link.source for link in duties)),
        due=task.text("due"),
        order=(document.id if document else "", int(task.said.get("order") or 0), task.id),
    )


def address_in_text(document: Thing, task: Thing) -> str:
    """Return the address of a task in the text of its document."""
    return document.address + fragment(task_anchor(str(task.said.get("path", ""))))


def short_titles(graph: GraphIndex) -> Mapping[Thing, str]:
    """Return a few characters for each document: its place and year, the day or the title where others share these."""
    documents = graph.of("Document")
    years = {document: _short(document, 4) for document in documents}
    days = {document: _short(document, 10) for document in documents}
    one_a_year, one_a_day = Counter(years.values()), Counter(days.values())
    return {
        one: years[one] if one_a_year[years[one]] == 1 else days[one] if one_a_day[days[one]] == 1 else one.name
        for one in documents
    }


def _short(document: Thing, length: int) -> str:
    place = place_named(document.text("jurisdiction")).removesuffix("省").removesuffix("市")
    date = document.text("published") or document.text("period_start")
    return f"{place} {date[:length]}" if place and date else document.name


def said(link: Link) -> Said:
    """Return what the lists show of an edge."""
    quote, mention = link.quote, str(link.said.get("mention") or "")
    first = int(link.said.get("mention_start") or 0) - int(link.said.get("start") or 0)
    span = mention_in(quote, mention, first) or Span(len(quote), len(quote))
    return Said(
        basis=basis_words(link.basis) if link.basis else style()["types"][link.type]["zh"] if link.inferred else "",
        inferred=link.inferred,
        role=str(link.said.get("role_word") or ""),
        rank=int(link.said.get("rank") or 0),
        page=link.said.get("page"),
        before=legible(quote[: span.start]),
        mention=legible(span.of(quote)),
        after=legible(quote[span.end :]),
    )
