"""The page of each document: its text with every mention marked, and beside it what was set aside and not understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.resolve.judgements import Decisions
from kg.version import __version__
from kg.views.site.account import WORDS, Account, account_of
from kg.views.site.atlas import Link, Thing
from kg.views.site.book import Book, Page
from kg.views.site.document_text import Annotated, lines
from kg.views.site.marks import HEADING, marks_of, unknown_agencies
from kg.views.site.pages import Filled, facts
from kg.views.site.rows import TaskRow
from loaders.records import IN_DUTY

LEGEND = ("Agency", "Place", "Project", "Cluster", "Indicator", "Milestone", "Document")


def document_pages(book: Book, decisions: Decisions) -> Iterator[Page]:
    """Yield the page of every document; one that is only cited has no text."""
    for document in book.atlas.of("Document"):
        yield Page(
            address=document.address,
            template="document.html.j2",
            said={"thing": document, "facts": facts(document), **_filled(book, document, decisions)},
        )


def _filled(book: Book, document: Thing, decisions: Decisions) -> Filled:
    atlas, text = book.atlas, book.atlas.texts.get(document.id)
    stated = atlas.stated_by(document.id)
    rows = sorted((row for row in book.rows.values() if row.document is document), key=_order)
    account = account_of(text, document.text("path"), _paths(rows), decisions) if text else None
    marks = marks_of(atlas, document, account) if text else []
    remarks = [*(account.remarks if account else ()), *unknown_agencies(marks)]
    return {
        "rows": rows,
        "sections": sorted(_sections(atlas.of("Section"), document), key=_section_order),
        "headed": {mark.said.thing for mark in marks if mark.said.kind == HEADING},
        "legend": LEGEND,
        "counts": Counter(mark.said.thing.label for mark in marks if mark.said.thing and mark.said.words),
        "lines": lines(Annotated(text=text["text"], pages=text.get("pages") or (), marks=marks, remarks=remarks))
        if text
        else (),
        "text": text,
        "account": account,
        "words": _words(account),
        "remarks": Counter(remark.kind for remark in remarks),
        "loaded_by": _loaders(stated),
        "version": __version__,
        "implements": [link.target for link in atlas.out(document, "IMPLEMENTS")],
        "implemented": [link.source for link in atlas.into(document, "IMPLEMENTS")],
    }


def _paths(rows: list[TaskRow]) -> frozenset[str]:
    return frozenset(str(row.task.said.get("path", "")) for row in rows)


def _sections(sections: list[Thing], document: Thing) -> Iterator[Thing]:
    return (section for section in sections if section.said.get("document") == document.id)


def _section_order(section: Thing) -> int:
    return int(section.said.get("order") or 0)


def _order(row: TaskRow) -> tuple[str, int, str]:
    return row.order


def _words(account: Account | None) -> list[tuple[str, str, int]]:
    """Return what became of the responsibility words: Chinese, English, how many."""
    called = {IN_DUTY: ("读作职责", "read as a duty"), **WORDS}
    counts = account.words if account else {}
    return [(*called.get(fate, (fate, fate)), count) for fate, count in sorted(counts.items())]


def _loaders(stated: Iterable[Link]) -> str:
    return "、".join(sorted({str(link.said.get("loader_version", "")) for link in stated} - {""}))
