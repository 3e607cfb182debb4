"""Responsibility in sentences, without brackets: `由市科委牵头`, `主责单位是…`, `市财政局负责…`, `体育总局要会同有关方面…`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.text import SENTENCE_ENDS, Span, cuts
from loaders.records import Role
from loaders.responsibility.name_lists import BARE_UNIT, units
from loaders.responsibility.roles import Clause, Part, role_of
from loaders.rules import pattern

MINISTRY = pattern("sentences", "ministry")
BY_WHOM = pattern("sentences", "by_whom")
WHO_IS = pattern("sentences", "whom_said")
IS_SAID = pattern("sentences", "is_said")
LABELS = pattern("sentences", "labels_said")
DOES = pattern("sentences", "does")
TOGETHER = pattern("sentences", "leads_together")
HEADS = pattern("sentences", "heads")
ACTS = pattern("sentences", "acts")
NUMBER = pattern("sentences", "number")
OTHERS = pattern("sentences", "others")
NO_NAME = pattern("sentences", "no_name")
TOLD = pattern("sentences", "told")
BEGINNINGS = "\n。;:! \u3000"
REACH = 90
"""Characters before such a word that its sentence may begin in."""


def in_sentences(folded: str, spans: Sequence[Span], closing: Sequence[Span]) -> Iterator[Clause]:
    """Yield the clauses of the sentences of a text with folded punctuation, which stand in none of its brackets `spans`.

    A line that a clause of `closing` (in order) ends is that clause's; no sentence of it is taken for a task of its own.
    """
    yield from _by_whom(folded, spans)
    yield from _is_whom(folded, spans)
    starts = [span.start for span in closing]
    line_end = 0
    for clause in _whole(folded, spans):
        if clause.span.end > line_end:
            line_end = (folded.find("\n", clause.span.end) + 1 or len(folded) + 1) - 1
        if bisect_right(starts, clause.span.start) == bisect_right(starts, line_end):
            yield clause


def is_inside(spans: Sequence[Span], place: int) -> bool:
    """Tell whether a place lies in one of `spans`, which are in order."""
    before = bisect_right(spans, place, key=lambda span: span.start) - 1
    return before >= 0 and spans[before].end > place


def _by_whom(folded: str, spans: Sequence[Span]) -> Iterator[Clause]:
    for match in BY_WHOM.finditer(folded):
        if not is_inside(spans, match.start()) and _named(folded, match, "names"):
            yield Clause(span=Span(*match.span()), parts=(_part(match, "names", Role.LEAD),), is_prose=True)


def _is_whom(folded: str, spans: Sequence[Span]) -> Iterator[Clause]:
    for match in LABELS.finditer(folded) if IS_SAID.search(folded) else ():
        whom = list(WHO_IS.finditer(folded, match.start(), match.end()))
        if whom and not is_inside(spans, match.start()) and all(_named(folded, one, "names") for one in whom):
            led = any(role_of(one["word"], led=False) is Role.LEAD for one in whom)
            parts = tuple(_part(one, "names", role_of(one["word"], led=led)) for one in whom)
            yield Clause(span=Span(*match.span()), parts=parts)


def _whole(folded: str, spans: Sequence[Span]) -> Iterator[Clause]:
    """Yield the sentences that a unit opens, each up to its end or to the next one."""
    found = {match.start(): match for match in _openings(folded) if not is_inside(spans, match.start())}
    starts = sorted(found)
    for start, after in pairwise([*starts, len(folded)]):
        end = found[start].end()
        last = min(cuts(folded, SENTENCE_ENDS).around(Span(end, end)).end, after)
        yield _sentence(found[start], Span(start, start + len(folded[start:last].rstrip("; "))))


def _openings(folded: str) -> Iterator[re.Match[str]]:
    """Yield what opens each sentence with units and what they do."""
    tried = -1
    for act in ACTS.finditer(folded):
        first = max(act.start() - REACH, 0)
        mark = max(folded.rfind(sign, first, max(act.start() - 2, 0)) for sign in BEGINNINGS)
        if mark > tried or (tried < 0 and mark < 0 and first == 0):
            tried = max(mark, 0)
            number = NUMBER.match(folded, mark + 1)
            start = number.end() if number else mark + 1
            matches = (pattern.match(folded, start) for pattern in (DOES, TOGETHER, HEADS))
            yield from [match for match in matches if match and _opens(folded, match)][:1]


def _sentence(match: re.Match[str], span: Span) -> Clause:
    role = Role.JOINT if match.re is DOES and "牵头" not in match["word"] else Role.LEAD
    others = [_part(match, "others", Role.SUPPORT)] if match.re is TOGETHER else []
    return Clause(span=span, parts=(_part(match, "names", role), *others), is_sentence=True)


def _part(match: re.Match[str], names: str, role: Role) -> Part:
    return Part(word=Span(*match.span("word")), names=Span(*match.span(names)), role=role)


def _named(folded: str, match: re.Match[str], group: str) -> bool:
    """Tell whether a list holds nothing but names of units."""
    named = [unit.name for unit in units(folded, Span(*match.span(group)))]
    return bool(named) and all(BARE_UNIT.fullmatch(name) or MINISTRY.fullmatch(name) for name in named)


def _opens(folded: str, match: re.Match[str]) -> bool:
    """Tell whether the sentence of `match` opens with units, of no matter what tier, and joins them to such."""
    if TOLD.match(match.string, match.end()) or NO_NAME.fullmatch(match["names"]) or not _named(folded, match, "names"):
        return False
    return match.re is not TOGETHER or bool(OTHERS.fullmatch(match["others"])) or _named(folded, match, "others")
