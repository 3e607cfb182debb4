"""Milestones: the dated promises of a text, each as the last day that it allows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from kg.text import Span
from loaders.dates.forms import Found, dates
from loaders.dates.promises import is_promise, promised
from loaders.dates.years import LINE_END, SENTENCE_END, Now, of, year_of
from loaders.records import MilestoneRecord
from loaders.rules import term

JOINT = re.compile(term("joint"))
RECURRING, APPROACH = of("recurring"), of("approach")


def milestones(
    text: str, folded: str, within: Span, published: str, *, plan_year: str = "", is_deadline: bool = False
) -> list[MilestoneRecord]:
    """Return the dated promises of a stretch of a cleaned text, in reading order.

    `published` is the document's ISO date (or empty); `plan_year` the year its title names, which 12月底前 then means.
    `is_deadline` says that the stretch is one, as a cell of 完成时限 is: then any date in it counts, even a bare 2024.
    A relative date that nothing resolves is left out.
    """
    start = Now(title=int(plan_year or 0), published=date.fromisoformat(published) if published else None)
    every = dates(folded, within, is_deadline=is_deadline)
    placed = list(zip(every, _nows(folded, within, every, start), strict=True))
    promising = [is_promise(folded, within, found, now, is_deadline=is_deadline) for found, now in placed]
    _bind_lists(folded, every, promising)
    kept = [one for one, promises in zip(placed, promising, strict=True) if promises]
    stops = [found.span.start for found, _ in kept[1:]] + [within.end]
    return [
        MilestoneRecord(by=due.by.isoformat(), precision=due.precision, span=span)
        for (found, now), stop in zip(kept, stops, strict=False)
        for span in [promised(folded, found, Span(within.start, stop))]
        for due in found.due(now)
    ]


def deadline(text: str, folded: str, within: Span, published: str, *, plan_year: str = "") -> str:
    """Return the ISO date of the last day that a stretch allows which is known to be a deadline, or nothing.

    Such a stretch is a cell of 完成时限, or what follows 完成时限: in a clause; 长期坚持 and 每季度 give none.
    """
    found = milestones(text, folded, within, published, plan_year=plan_year, is_deadline=True)
    return max((one.by for one in found), default="")


def _bind_lists(folded: str, every: Sequence[Found], promising: list[bool]) -> None:
    """Let every date of a list promise what its last one does: 6月、9月和12月底前."""
    for index in range(len(every) - 1, 0, -1):
        first, second = every[index - 1], every[index]
        if promising[index] and not first.groups.get("before"):
            joint = JOINT.fullmatch(folded, first.span.end, second.span.start)
            promising[index - 1] |= bool(joint)


def _nows(folded: str, within: Span, every: Sequence[Found], start: Now) -> Iterator[Now]:
    """Yield what each date counts from: 2021年6月底前制定…,12月底前实现 is of one year.

    The year of a sentence holds for the next one of its line where the sentence is placed in it (2024年,…。6月底前…), but
    not that of an aim (到2025年,…。年底前…).
    """
    named, is_placed, recurs, at = 0, False, False, within.start
    for found in every:
        ended = SENTENCE_END.search(folded, at, found.span.start)
        if ended and (not is_placed or LINE_END.search(folded, at, found.span.start)):
            named = 0
        recurs = bool(RECURRING.search(folded, at, found.span.start)) or (recurs and not ended)
        now = Now(named=named, title=start.title, published=start.published, recurs=recurs)
        yield now
        at = found.span.end
        if found.groups.get("year") or found.groups.get("which"):
            named = year_of(found.groups, now)
            is_placed = named >= start.issue_year and _places(folded, within, found)


def _places(folded: str, within: Span, found: Found) -> bool:
    """Tell whether a date says when a sentence takes place, and is no aim that it leads up to."""
    if APPROACH.search(folded, max(within.start, found.span.start - 1), found.span.start):
        return False
    is_within_year = any(found.groups.get(part) for part in ("month", "quarter", "half"))
    return is_within_year or not (found.groups.get("before") or found.groups.get("end"))
