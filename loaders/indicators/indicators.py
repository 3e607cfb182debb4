"""Indicators: which figures of a text are targets, of what, by how much and by when.

What only describes (500千伏, 4.5米水深航道), a condition (达到1亿元的企业), a cap (每家最高100万元) and what is told of the past
are none. Response or travel times (1分钟接警, 1小时通达) are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.text import Span
from loaders.indicators.figures import Figure, figures, of
from loaders.indicators.statements import JOINT, Site, Statement, site, statements
from loaders.indicators.tables import table_indicators
from loaders.metadata import FIVE_YEARS
from loaders.records import IndicatorRecord
from loaders.rules import term

__all__ = ["indicators", "table_indicators", "unread_figures"]

NO_TARGET, BARE_YEAR, TARGET_YEAR, NATURE = map(of, ("no_target", "bare_year", "target_year", "nature"))
SENTENCE_START = re.compile(rf"{term('sentence_end')}|\||{term('circled_number')}")
FARTHEST = 400
"""Characters before a figure in which its year is looked for."""


def indicators(
    text: str, folded: str, within: Span, *, period_end: str = "", published: str = ""
) -> list[IndicatorRecord]:
    """Return the indicators that a stretch of a cleaned text sets, in reading order.

    `period_end` is the ISO date on which the document's period ends, its year the target where the text names none;
    `published` is the document's own ISO date: what is told of an earlier year is background.
    """
    found: list[IndicatorRecord] = []
    before: list[Statement] = []
    after = within.start
    for first, *rest in _runs(folded, list(figures(folded, within))):
        place = site(folded, within, first, after)
        before = [] if _is_background(place, within, published) else statements(text, place, rest, before)
        after = before[-1].span.end if before else [first, *rest][-1].span.end
        found += [_record(folded, within, statement, period_end) for statement in before]
    return found


def unread_figures(folded: str, within: Span, found: Sequence[IndicatorRecord]) -> list[Span]:
    """Return the figures of a stretch that none of the indicators `found` in it covers: met, and not read as a target."""
    covered = {offset for record in found for offset in range(record.span.start, record.span.end)}
    return [
        figure.span for figure in figures(folded, within) if figure.span.start not in covered and not figure.is_spelt
    ]


def _runs(folded: str, every: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Yield the figures in runs: those with nothing but 、 or 和 between them stand together (15%、10%和26%)."""
    run: list[Figure] = []
    for figure in every:
        if run and not JOINT.fullmatch(folded, run[-1].span.end, figure.span.start):
            yield run
            run = []
        run.append(figure)
    if run:
        yield run


def _is_background(place: Site, within: Span, published: str) -> bool:
    """Tell whether the clause tells of the past, or caps or forbids."""
    if NO_TARGET.search(place.before):
        return True
    years = BARE_YEAR.findall(place.folded, *_sentence_before(place.folded, within, place.figure.span.start))
    return bool(published and years) and years[-1] < published[:4]


def _sentence_before(folded: str, within: Span, at: int) -> tuple[int, int]:
    low = max(within.start, at - FARTHEST)
    cuts = [match.end() for match in SENTENCE_START.finditer(folded, low, at)]
    return (cuts[-1] if cuts else low), at


def _record(folded: str, within: Span, statement: Statement, period_end: str) -> IndicatorRecord:
    nature = NATURE.match(folded, statement.span.end)
    return IndicatorRecord(
        name=statement.name,
        span=statement.span,
        value=statement.figure.value,
        unit=statement.figure.unit,
        comparator=statement.comparator,
        base_year=statement.base_year,
        base_value=statement.base_value,
        target_year=_target_year(folded, within, statement.figure.span.start) or period_end[:4],
        cumulative="累计" in statement.name,
        nature=nature[1] if nature else "",
        change=statement.is_change,
    )


def _target_year(folded: str, within: Span, at: int) -> str:
    """Return the last year that is named as a target before a figure in its line, or nothing."""
    low = max(within.start, at - FARTHEST, folded.rfind("\n", 0, at) + 1)
    for match in reversed(list(TARGET_YEAR.finditer(folded, low, at))):
        year = match[1] or match[2] or match[3]
        return year or str(FIVE_YEARS[match[4]][1])
    return ""
