"""A text and the marks on it → lines of markup, from which the text comes back character by character.

Whatever a line holds beside the text stands in an `aside` or a `summary`; a sign that a page cannot show safely, or at
all, stands in an `i` whose `data-code` is its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from kg.rereading import Remark
from kg.views.site.addresses import task_anchor
from kg.views.site.graph_index import Thing
from kg.views.site.markup import beside
from kg.views.site.remarks import said_of
from kg.views.site.segments import Mark, Segment, segments
from kg.views.site.text_marks import HEADING, Meaning, titles
from kg.views.words import words

SIGNS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""Control and direction signs; a line feed and a tab are what a text is laid out by."""
FOLDED_FROM = 400
"""Characters from which on a stretch that was set aside is folded away, to be opened by who wants it."""

LINE = Markup('<div class="l{}">{}</div>\n')
FOLD = Markup('<details class="fold"><summary>{} · {}</summary>\n')
LINKED = Markup('<a class="{}" href="../{}" title="{}">{}</a>')
MARKED = Markup('<span class="{}" title="{}">{}</span>')
PLAIN = Markup('<span class="{}">{}</span>')
SIGN = Markup('<i class="sign" data-code="{}">{}</i>')
PAGE = Markup('<aside class="page" id="p-{0}">{1}</aside>')
TASK = Markup('<aside class="task" id="{}"><a href="../{}" title="{}">{}</a></aside>')
SECTION = Markup('<aside class="section" id="s-{}"></aside>')
NOTE = Markup('<aside class="note {}">{}{}</aside>')
BECAME = Markup(" <b>→ {}</b>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A text with all that is to be shown on and beside it."""

    text: str
    pages: Sequence[int]
    """The offset at which each page begins."""
    marks: Sequence[Mark[Meaning]]
    remarks: Sequence[Remark]


def lines(of: Annotated) -> Iterator[Markup]:
    """Yield the markup of the text, line by line."""
    folds = [r for r in of.remarks if r.kind == "aside" and not r.became and r.end - r.start >= FOLDED_FROM]
    folded: Remark | None = None
    for start, end, markup in _each_line(of):
        fold = next((r for r in folds if r.start <= start and end <= r.end), None)
        if fold is not folded:
            yield Markup("</details>\n") if folded else Markup("")
            yield (
                FOLD.format(said_of(fold).zh, words("site")("folded", count=f"{fold.end - fold.start:,}").plain)
                if fold
                else Markup("")
            )
        folded = fold
        yield markup
    yield Markup("</details>\n") if folded else Markup("")


def _each_line(of: Annotated) -> Iterator[tuple[int, int, Markup]]:
    """Yield start, end without the line feed, and markup of each line; one that a heading closes is a heading's."""
    beside = _Beside(of)
    begun, first = [], 0
    headings = {mark.end: mark.start for mark in of.marks if mark.said.kind == HEADING}
    for segment in segments(of.marks, _cuts(of, beside), len(of.text)):
        begun += [beside.at(segment.start), _piece(of.text, segment)]
        if of.text[segment.end - 1] == "\n":
            is_heading = headings.get(segment.end - 1, first - 1) >= first
            yield first, segment.end - 1, LINE.format(" h" if is_heading else "", Markup("").join(begun))
            begun, first = [], segment.end
    if begun:
        yield first, len(of.text), LINE.format("", Markup("").join(begun))


def _cuts(of: Annotated, beside: _Beside) -> Iterator[int]:
    """Yield where a segment must begin: at every line feed, behind it, and where something stands beside the text."""
    for found in re.finditer("\n", of.text):
        yield from found.span()
    yield from beside.places()


class _Beside:
    """What stands beside the text, by the offset it belongs to."""

    def __init__(self, of: Annotated) -> None:
        self._at: dict[int, list[Markup]] = {}
        for number, start in enumerate(of.pages, 1):
            self._add(start, PAGE.format(number, words("site")("page_of", page=number).zh))
        for mark in of.marks:
            if mark.said.kind == HEADING and mark.said.thing:
                self._add(mark.start, SECTION.format(mark.said.thing.said.get("order", "")))
        for start, tasks in titles(of.marks).items():
            for task in tasks:
                self._add(start, _task(task))
        for remark in of.remarks:
            if remark.shown:
                self._add(remark.start, _note(remark))

    def _add(self, place: int, markup: Markup) -> None:
        self._at.setdefault(place, []).append(markup)

    def places(self) -> Iterable[int]:
        return self._at

    def at(self, place: int) -> Markup:
        return Markup("").join(self._at.get(place, ()))


def _task(task: Thing) -> Markup:
    path = str(task.said.get("path", ""))
    return TASK.format(task_anchor(path), task.address, task.name, path.replace("/", " "))


def _note(remark: Remark) -> Markup:
    return NOTE.format(remark.kind, beside(said_of(remark)), BECAME.format(remark.became) if remark.became else "")


def _piece(text: str, segment: Segment[Meaning]) -> Markup:
    """Return the markup of a segment: linked by its shortest mark that leads somewhere, explained by all of them."""
    shown = _shown(text[segment.start : segment.end])
    if not segment.marks or shown == "\n":
        return shown
    meanings = [mark.said for mark in segment.marks]
    linked = next((said for said in meanings if said.words and said.thing and said.thing.address), None)
    own = linked or next((said for said in meanings if said.loose), None)
    explained = "\n".join(dict.fromkeys(said.words for said in meanings if said.words))
    classes = _classes(meanings, own)
    if linked and linked.thing:
        return LINKED.format(classes, linked.thing.address, explained, shown)
    return MARKED.format(classes, explained, shown) if explained else PLAIN.format(classes, shown)


def _classes(meanings: Sequence[Meaning], own: Meaning | None) -> str:
    """Return the classes of a segment: m and the kind of what it is, in- and the kind of all that it stands in."""
    first = [f"m {own.kind}" + (" loose" if own.loose else "")] if own else []
    around = dict.fromkeys(f"in-{said.kind}" for said in meanings if said is not own and not said.loose)
    return " ".join([*first, *around])


def _shown(text: str) -> Markup:
    if not SIGNS.search(text):
        return escape(text)
    parts, place = [], 0
    for found in SIGNS.finditer(text):
        parts += [escape(text[place : found.start()]), _sign(found[0])]
        place = found.end()
    return Markup("").join([*parts, escape(text[place:])])


def _sign(sign: str) -> Markup:
    return SIGN.format(ord(sign), f"U+{ord(sign):04X}")
