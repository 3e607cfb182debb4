"""Names of industry clusters: the list before the word 集群, each name with the places printed before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.text import Span
from loaders.clusters.industries import Industry, industry, is_known, of
from loaders.rules import rules, term


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A cluster by name: where it is printed, its industry, and the places before it (十堰、襄阳等汽车产业集群)."""

    name: str
    """Spelt out: 电子信息产业集群."""
    span: Span
    """The printed part: 电子信息 inside a list, with the word 集群 at its end."""
    industry: Industry
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """The clusters named before one word 集群; the span goes from the first name to that word."""

    span: Span
    named: tuple[Named, ...]


ENDING = "产业集群"
MOST_BEFORE = 240
"""Characters; no list of clusters is longer."""
CLUSTER, TAIL, OPENING, LEADING, AFTER_PLACES = map(of, ("cluster", "tail", "opening", "leading", "after_places"))
NO_NAME = frozenset({"", *(word for rule in rules("clusters", "no_name") for word in rule.words)})
"""What is left of a name that names no industry: 若干先进制造业集群."""
BOUND, CONJUNCTION = re.compile(term("clause_end")), re.compile(term("conjunction"))
NAME = re.compile(r"(?=..)(?:“[^“”]{1,12}”)?[一-龥A-Za-z0-9+·\-]{0,18}(?:\([^()]{1,10}\)[一-龥]{0,8})?")


def announcements(folded: str, segment: Span, toponyms: Sequence[Span]) -> list[Announcement]:
    """Return the namings of clusters in a part of a sentence, in reading order.

    toponyms: the spans of places in the text, in reading order.
    """
    found = []
    last = segment.start
    for match in CLUSTER.finditer(folded, segment.start, segment.end):
        listed, known_only = _list_before(folded, Span(last, segment.end), match.start())
        last = match.end()
        named = tuple(_named(folded, listed, match.end(), toponyms, known_only=known_only))
        if named:
            start = min([listed.start, *(place.start for one in named for place in one.places)])
            found.append(Announcement(span=Span(start, match.end()), named=named))
    return found


def unread(folded: str, within: Span) -> list[Span]:
    """Return where 产业集群 stands after something that can be read neither as names nor as clusters in general."""
    found = []
    for match in CLUSTER.finditer(folded, within.start, within.end):
        listed, known_only = _list_before(folded, within, match.start())
        general = listed.of(folded) in NO_NAME or known_only
        if not general and not list(_named(folded, listed, match.end(), (), known_only=known_only)):
            found.append(Span(listed.start, match.end()))
    return found


def _named(folded: str, listed: Span, end: int, toponyms: Sequence[Span], *, known_only: bool) -> Iterator[Named]:
    for span, places in _items(folded, listed, toponyms):
        name = span.of(folded)
        if name not in NO_NAME and NAME.fullmatch(name) and (is_known(name) or not known_only):
            printed = Span(span.start, end) if span.end == listed.end else span
            yield Named(name=_spelt_out(name), span=printed, industry=industry(name), places=places)


def _spelt_out(name: str) -> str:
    return name.removesuffix("产业").removesuffix("行业") + ENDING


def _list_before(folded: str, bounds: Span, word: int) -> tuple[Span, bool]:
    """Return the list of names before the word 集群, and whether only known industries count: it is no 产业集群."""
    left = max(bounds.start, word - MOST_BEFORE)
    left = max([left, *(match.end() for match in BOUND.finditer(folded, left, word))])
    tail = TAIL.search(folded, left, word)
    end = tail.start() if tail else word
    start = max([left, *(match.end() for match in OPENING.finditer(folded, left, end) if not match["none"])])
    leading = LEADING.match(folded, start, end)
    return Span(leading.end() if leading else start, end), not (tail and tail["industry"])


def _items(folded: str, listed: Span, toponyms: Sequence[Span]) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Yield each name of a list with the places before it: 十堰、襄阳等汽车 is one name with two places."""
    waiting: list[Span] = []
    for part in _parts(folded, listed):
        at = part.start
        while (place := _toponym_at(toponyms, at)) and place.end <= part.end:
            waiting.append(place)
            joint = CONJUNCTION.match(folded, place.end, part.end)
            at = joint.end() if joint and _toponym_at(toponyms, joint.end()) else place.end
        if waiting:
            after = AFTER_PLACES.match(folded, at, part.end)
            at = after.end() if after else at
        if at < part.end:
            yield from ((span, tuple(waiting)) for span in _conjoined(folded, Span(at, part.end)))
            waiting = []


def _parts(folded: str, listed: Span) -> Iterator[Span]:
    """Cut a list at 、 outside brackets."""
    depth, start = 0, listed.start
    for place in range(listed.start, listed.end):
        depth += (folded[place] == "(") - (folded[place] == ")")
        if folded[place] == "、" and depth == 0:
            yield Span(start, place)
            start = place + 1
    yield Span(start, listed.end)


def _conjoined(folded: str, span: Span) -> list[Span]:
    """Cut 电子信息和汽车 into the two industries it is; 海洋工程装备及高性能船舶 is one."""
    if not is_known(span.of(folded)):
        for match in CONJUNCTION.finditer(folded, span.start, span.end):
            parts = [Span(span.start, match.start()), Span(match.end(), span.end)]
            if all(is_known(part.of(folded)) for part in parts):
                return parts
    return [span]


def _toponym_at(toponyms: Sequence[Span], start: int) -> Span | None:
    index = bisect_left(toponyms, Span(start, 0))
    return toponyms[index] if index < len(toponyms) and toponyms[index].start == start else None
