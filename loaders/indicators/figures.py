"""A measurable target as a record, with the grammar of its figure: number, unit, comparator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from kg.text import Span
from loaders.rules import one_of, pattern, rules, term


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with its unit, and the comparator that 以上, 左右 or 以内 behind it give (empty: none)."""

    value: str
    unit: str
    span: Span
    """From the number to the end of its unit, with 以上 and the like."""
    comparator: str


of = partial(pattern, "targets")
"""The pattern of a kind of rule of targets."""
COUNTING_UNIT, MONEY_UNIT, PLAIN_UNIT = of("counting_unit"), of("money_unit"), re.compile(term("target_unit"))
SUFFIXES = {word: rule.name for rule in rules("targets", "bound") for word in rule.words}
"""What stands behind a figure, with the comparator it means: 以上 → ≥."""
FIGURE = re.compile(rf"(?:{of('figure').pattern}) ?及?(?P<suffix>{one_of(SUFFIXES)})?")
PART_OF_ANOTHER = re.compile(r"[\d.A-Za-z]")
"""A number that one of these precedes is the end of a longer one, or of a name: G60, 2.4."""


def figures(folded: str, within: Span) -> Iterator[Figure]:
    """Yield the figures of a stretch of a folded text, in reading order: numbers with a known unit, and ratios."""
    for match in FIGURE.finditer(folded, within.start, within.end):
        if PART_OF_ANOTHER.match(folded[max(0, match.start() - 1) : match.start()]):
            continue
        yield Figure(
            value=match["ratio"] or f"{match['low']}{match['dash'] or ''}{match['high'] or ''}",
            unit=match["unit"] or "",
            span=Span(*match.span()),
            comparator=SUFFIXES.get(match["suffix"] or "", ""),
        )
