"""What a region holds in the words of one document: 规划范围包括湖北省武汉市、襄阳市、…、潜江市等13市."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import takewhile

from kg.resolve.places.disambiguate import Located
from kg.text import Span

EXTENT = re.compile("范围(?:主要)?(?:包括|为|涵盖)|包括|涵盖|包含|即以|由(?=[^。]{2,60}组成)")
BRACKET = re.compile("[(\uff08]([^()\uff08\uff09]+)[)\uff09]")  # 洞庭湖生态经济区(岳阳、常德、益阳)
SENTENCE = re.compile(r"[^。\n]+")
SENTENCE_MARKS = "。\n"
MOST_NAMES = 200
"""Names looked back over from a region to the start of its sentence."""
CLAUSE = re.compile("[^,\uff0c;\uff1b\n]+")


def region_members(text: str, located: Sequence[Located]) -> Mapping[str, tuple[tuple[str, ...], Span]]:
    """Return, by the name of each region that `text` defines, the codes of what it lists and the sentence that does.

    text: in simplified characters; located: the places it mentions, in reading order. Only cities and counties are
    members, not the province named before them.
    """
    found = [one for one in located if one.place.level in ("region", "prefecture", "county")]
    extents: dict[str, tuple[tuple[str, ...], Span]] = {}
    for span, within in _by_sentence(text, found):
        for region, codes in _defined_in(text, span, within):
            extents.setdefault(region, (codes, span))
    return extents


def _by_sentence(text: str, found: Sequence[Located]) -> Iterator[tuple[Span, list[Located]]]:
    """Yield the sentences that name a region, each with all that it names."""
    sentence = Span(0, 0)
    for index, one in enumerate(found):
        if one.place.level != "region" or one.span.start < sentence.end:
            continue
        start = max(text.rfind(mark, 0, one.span.start) for mark in SENTENCE_MARKS) + 1
        match = SENTENCE.match(text, start)
        sentence = Span(start, match.end() if match else one.span.end)
        before = (other for other in found[max(index - MOST_NAMES, 0) : index] if other.span.start >= sentence.start)
        after = takewhile(partial(_starts_before, sentence.end), found[index:])
        yield sentence, [*before, *after]


def _starts_before(end: int, one: Located) -> bool:
    return one.span.start < end


def _defined_in(text: str, sentence: Span, found: Sequence[Located]) -> Iterator[tuple[str, tuple[str, ...]]]:
    regions = [one for one in found if one.place.level == "region"]
    ends = [*(one.span.start for one in regions[1:]), sentence.end]
    for region, end in zip(regions, ends, strict=False):
        codes = tuple(dict.fromkeys(_listed(text, _extent(text, Span(region.span.end, end)), found)))
        if len(codes) > 1:
            yield region.place.name, codes


def _extent(text: str, after: Span) -> Span:
    """Return what can list the members of the region before it: a bracket that follows at once, else what a verb opens."""
    bracket = BRACKET.match(text, after.start, after.end)
    if bracket:
        return Span(*bracket.span(1))
    verb = EXTENT.search(text, after.start, after.end)
    return Span(verb.end(), after.end) if verb else Span(after.end, after.end)


def _listed(text: str, span: Span, found: Sequence[Located]) -> Iterator[str]:
    """Yield the codes that the clauses of `span` name, up to the first clause that names none."""
    for clause in CLAUSE.finditer(text, span.start, span.end):
        named = [one.place.id for one in found if clause.start() <= one.span.start < clause.end()]
        if not named:
            return
        yield from named
