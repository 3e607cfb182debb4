"""What a stretch of text says of an industry around its name: places with what each does, and companies."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.text import Span
from loaders.clusters.industries import is_known, of
from loaders.rules import rules, term


class Standing(StrEnum):
    """How places stand in their clause."""

    SUBJECT = "subject"
    """襄阳聚焦智能汽车研发制造: they do something."""
    LOOSE = "loose"
    """襄阳智能汽车: nothing says what they do; under the heading of a cluster that is enough."""
    BASE = "base"
    """做大做强岳阳石油化工产业基地: they bear the base of an industry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Places that one clause joins, and what it says they do; the focus is empty where it says nothing."""

    places: tuple[Span, ...]
    focus: Span
    clause: Span
    """From the comma before the places to the comma after them."""
    standing: Standing


JOINT, STOP, LEAD_IN = of("places_joint"), of("stop"), of("clause_opening")
PREDICATE, BASE, LOOSELY = of("predicate"), of("base"), of("loosely")
SHARED = re.compile(rf"\s*(?:{term('and_more')}(?<=等))?")
CLAUSE_SIGNS = ",;:、|。\n"
COMPANIES, NO_COMPANY = rules("clusters", "companies"), of("no_company")
BETWEEN = re.compile(term("joint"))


def groups(folded: str, stretch: Span, toponyms: Sequence[Span]) -> list[Group]:
    """Return the places of a stretch of text that stand as someone who does something, or bear a base.

    toponyms: the spans of places in the text, in reading order; those that are part of another name are left out.
    """
    first = bisect_left(toponyms, Span(stretch.start, 0))
    last = bisect_left(toponyms, Span(stretch.end, 0))
    found: list[Group] = []
    for run in reversed(list(_runs(folded, toponyms[first:last]))):
        limit = found[-1].places[0].start if found and found[-1].standing is Standing.SUBJECT else stretch.end
        found.extend(_group(folded, Span(stretch.start, max(limit, run[-1].end)), stretch, run))
    return found[::-1]


def _runs(folded: str, toponyms: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield the places that 、 or 联手 joins: 武汉联手宜昌、鄂州 is one run of three."""
    run: list[Span] = []
    for place in toponyms:
        if run and not JOINT.fullmatch(folded, run[-1].end, place.start):
            yield tuple(run)
            run = []
        run.append(place)
    if run:
        yield tuple(run)


def _group(folded: str, room: Span, stretch: Span, run: tuple[Span, ...]) -> Iterator[Group]:
    """Yield the group that `run` makes, if it makes one; what it does ends where `room` does, before another's part."""
    start, end = run[0].start, run[-1].end
    before = max([stretch.start, *(folded.rfind(sign, stretch.start, start) + 1 for sign in CLAUSE_SIGNS)])
    stop = STOP.search(folded, end, room.end)
    clause_end = stop.start() if stop else room.end
    clause = Span(max(stretch.start, folded.rfind(",", stretch.start, start) + 1), clause_end)
    led_in = LEAD_IN.fullmatch(folded, before, start) is not None
    for standing, pattern in ((Standing.SUBJECT, PREDICATE), (Standing.BASE, BASE), (Standing.LOOSE, LOOSELY)):
        match = pattern.match(folded, end, clause_end)
        if match and (led_in or standing is Standing.BASE):
            focus = Span(end, match.end()) if standing is Standing.BASE else Span(match.end(), clause_end)
            yield Group(places=run, focus=_trimmed(folded, focus), clause=clause, standing=standing)
            return


def _trimmed(folded: str, focus: Span) -> Span:
    """Cut off what joins a focus to its neighbours: 等 before it, 、 and 和 after it."""
    part = folded[focus.start : focus.end]
    left = SHARED.match(part)
    start = focus.start + (left.end() if left else 0)
    return Span(start, max(start, focus.start + len(part.rstrip("、和与及以 "))))


def companies(folded: str, stretch: Span) -> list[Span]:
    """Return the companies that a stretch of text names as those an industry stands on (依托A、B等骨干企业)."""
    found = [match for rule in COMPANIES for match in rule.pattern.finditer(folded, stretch.start, stretch.end)]
    spans = [span for match in found for span in _names(folded, Span(*match.span("names")))]
    return sorted({span for span in spans if _is_company(span.of(folded))})


def _names(folded: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in BETWEEN.finditer(folded, span.start, span.end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, span.end)


def _is_company(name: str) -> bool:
    return 2 <= len(name) <= 14 and not NO_COMPANY.search(name) and not is_known(name)
