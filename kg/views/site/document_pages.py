"""The page of each document: its text with every mention marked, and beside it what was set aside and not understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kg.rereading import Rereading
from kg.version import __version__
from kg.views.site.document_text import Annotated, lines
from kg.views.site.graph_index import Link, Thing
from kg.views.site.node_pages import Filled, facts
from kg.views.site.remarks import fate
from kg.views.site.site_data import Page, SiteData
from kg.views.site.task_rows import TaskRow
from kg.views.site.text_marks import HEADING, ORDER, marks_of, unknown_agencies
from kg.views.style import style
from kg.views.words import Both


def document_pages(data: SiteData, rereadings: Mapping[str, Rereading]) -> Iterator[Page]:
    """Yield the page of every document; one that is only cited has no text."""
    for document in data.graph.of("Document"):
        yield Page(
            address=document.address,
            template="document.html.j2",
            said={"thing": document, "facts": facts(document), **_filled(data, document, rereadings.get(document.id))},
        )


def _filled(data: SiteData, document: Thing, rereading: Rereading | None) -> Filled:
    graph, text = data.graph, data.graph.texts.get(document.id)
    stated = graph.stated_by(document.id)
    rows = sorted((row for row in data.rows.values() if row.document is document), key=_order)
    marks = marks_of(graph, document, rereading) if text else []
    remarks = [*(rereading.remarks if rereading else ()), *unknown_agencies(marks)]
    return {
        "rows": rows,
        "sections": sorted(_sections(graph.of("Section"), document), key=_section_order),
        "headed": {mark.said.thing for mark in marks if mark.said.kind == HEADING},
        "legend": [label for label in style()["labels"] if label in ORDER],
        "counts": Counter(mark.said.thing.label for mark in marks if mark.said.thing and mark.said.words),
        "lines": lines(Annotated(text=text["text"], pages=text.get("pages") or (), marks=marks, remarks=remarks))
        if text
        else (),
        "text": text,
        "rereading": rereading,
        "words": _words(rereading),
        "remarks": Counter(remark.kind for remark in remarks),
        "loaded_by": _loaders(stated),
        "version": __version__,
        "implements": [link.target for link in graph.out(document, "IMPLEMENTS")],
        "implemented": [link.source for link in graph.into(document, "IMPLEMENTS")],
    }


def _sections(sections: list[Thing], document: Thing) -> Iterator[Thing]:
    return (section for section in sections if section.said.get("document") == document.id)


def _section_order(section: Thing) -> int:
    return int(section.said.get("order") or 0)


def _order(row: TaskRow) -> tuple[str, int, str]:
    return row.order


def _words(rereading: Rereading | None) -> list[tuple[Both, int]]:
    """Return what became of the responsibility words, and how many of each."""
    counts = rereading.words if rereading else {}
    return [(fate(what), count) for what, count in sorted(counts.items())]


def _loaders(stated: Iterable[Link]) -> str:
    return "、".join(sorted({str(link.said.get("loader_version", "")) for link in stated} - {""}))
