"""What tells one measure from another: the clauses of a task, and the character n-grams of a clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.resources import folder
from kg.text import Span
from loaders.text.fold import fold

CLAUSE = re.compile(r"(?:\([^()]{0,80}\)|“[^“”]{0,80}”|[^。;,:!?\n\u2460-\u2473])+")
"""Up to a comma, a full stop or a circled number; what stands in brackets or quotation marks is not cut."""
ITEM = re.compile(r"(?:\([^()]{0,80}\)|“[^“”]{0,80}”|[^、])+")
LONG_ITEM = 10
"""Characters; where every item of a list is as long, each is a measure of its own: …累计互认、城市群内居住证互通互认."""
EXAMPLES = re.compile(r"[^等]{2,}等([^、等]{8,})")
"""Names given as examples, and what is done to all such: 漳河水库、…、颜家台等|大型灌区续建配套与现代化改造."""

PLACE = "□"
"""Stands for each province's own places: 推进宜昌/九江等主要港口集约化规模化发展 is one measure."""
PLACES = re.compile(rf"{PLACE}(?:[、和与及至—-]*{PLACE})*(?:等地|等)?")
LONGEST_PLACE = 4
"""Characters; of a longer name the end says what is meant: 鄱阳湖国家自主创新示范区."""

FIGURE = re.compile(r"\d+(?:\.\d+)?")
QUOTES = re.compile("[\"'“”‘’]")
SIZES = (2, 3)
"""Characters in an n-gram."""


def clauses(text: str) -> Iterator[Span]:
    """Yield the clauses of a task, in reading order, each followed by what else in it can be a measure of its own."""
    folded = fold(text)
    for match in CLAUSE.finditer(folded):
        yield Span(*match.span())
        if examples := EXAMPLES.fullmatch(folded, *match.span()):
            yield Span(*examples.span(1))
        items = [Span(*item.span()) for item in ITEM.finditer(folded, *match.span())]
        if len(items) > 1 and all(item.end - item.start >= LONG_ITEM for item in items):
            yield from items


def end_of_topic(text: str) -> int:
    """Return where the topic of a task ends, its first of several sentences where that has no comma; 0 without one.

    统筹承接产业转移。… says what the measures that follow are about, and is often none itself.
    """
    folded = fold(text)
    first = CLAUSE.match(folded)
    is_topic = first and first.end() + 1 < len(folded) and folded[first.end()] == "。"
    return first.end() if first and is_topic else 0


def masked(clause: str, places: Iterable[str]) -> str:
    """Return `clause` folded, with its places and figures replaced by a mark each; `places` as printed in the task."""
    folded = fold(clause)
    for place in sorted({fold(place) for place in places if len(place) <= LONGEST_PLACE}, key=len, reverse=True):
        folded = folded.replace(place, PLACE)
    return FIGURE.sub("#", PLACES.sub(PLACE, QUOTES.sub("", folded)))


def shingles(masked_clause: str) -> frozenset[str]:
    """Return the n-grams of what is left of a masked clause between marks, punctuation and stock phrases."""
    parts = [part for part in _nothing_proven().split(masked_clause) if part]
    return frozenset(
        part[start : start + size] for part in parts for size in SIZES for start in range(len(part) - size + 1)
    )


@cache
def _nothing_proven() -> re.Pattern[str]:
    """Return what cuts a clause: anything that is no word character, and the phrases of seeds/rules/stock_phrases.txt."""
    lines = (folder("seeds") / "rules/stock_phrases.txt").read_text(encoding="utf-8").splitlines()
    phrases = sorted((line for line in lines if line and not line.startswith("#")), key=len, reverse=True)
    return re.compile(rf"[^\w]+|{'|'.join(map(re.escape, phrases))}")
