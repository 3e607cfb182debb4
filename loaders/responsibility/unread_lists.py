"""Lists of units, and single units, that close a bracket, a cell or a line and that nothing explains.

So a silent miss is seen without labels: where units stand as responsible units do, and no duty came of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.text import Span, Stretches
from loaders.records import Duty
from loaders.rules import pattern

BETWEEN = pattern("name_lists", "between_units")
CLOSING = pattern("name_lists", "after_units")
BEHIND_BRACKET = pattern("set_aside", "second_name")
PASSED_ON = pattern("set_aside", "passed_on")
DATE_LINE = pattern("set_aside", "date_line")
OPENS = "(|\n,;。:、— -"
"""What stands before a list that is no part of a sentence: 加强监管 市财政局, but not 报市财政局."""
FIRST_LINES = 400
"""Characters at the top of a text in which a line of units is its masthead."""


def unread_lists(folded: str, duties: Sequence[Duty], units: Sequence[Span], explained: Sequence[Span]) -> list[Span]:
    """Return the lists of units of a text with folded punctuation that nothing explains, in reading order.

    units: every name of an agency, in reading order; explained: headers and names that are accounted for otherwise.
    """
    taken = Stretches([*(duty.span for duty in duties), *explained])
    return [
        run
        for run in _runs(folded, units)
        if _stands_alone(folded, run) and not taken.hold(run.start) and not _is_set_aside(folded, run)
    ]


def is_furniture(folded: str, span: Span) -> bool:
    """Tell whether a line or a table says where the page itself comes from: 索引号, 发布机构."""
    return PASSED_ON.match(folded, span.start) is not None


def _runs(folded: str, units: Sequence[Span]) -> Iterator[Span]:
    """Yield the units in runs: those with nothing but signs of a list between them stand together."""
    run: Span | None = None
    for unit in units:
        if run and BETWEEN.fullmatch(folded, run.end, max(run.end, unit.start)):
            run = Span(run.start, unit.end)
        else:
            if run:
                yield run
            run = unit
    if run:
        yield run


def _stands_alone(folded: str, run: Span) -> bool:
    """Tell whether a run fills the last part of a bracket, a cell or a line."""
    before = folded[run.start - 1] if run.start else "\n"
    return before in OPENS and CLOSING.match(folded, run.end) is not None


def _is_set_aside(folded: str, run: Span) -> bool:
    """Tell whether a run is a second name in a bracket, a masthead, a signature over its date, or who gets a copy."""
    if BEHIND_BRACKET.fullmatch(folded, max(run.start - 2, 0), run.start):
        return True
    start = folded.rfind("\n", 0, run.start) + 1
    end = folded.find("\n", run.end)
    end = end if end >= 0 else len(folded)
    if PASSED_ON.match(folded, start, run.start):
        return True
    is_line = not folded[start : run.start].strip()
    return is_line and (start < FIRST_LINES or end == len(folded) or DATE_LINE.match(folded, end) is not None)
