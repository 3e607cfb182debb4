"""Indicators from tables: rows below a header that names a column of indicators, and years or a target.

A row may have lost its first cells, so it is aligned by its figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.text import Span, without_spaces
from loaders.indicators.figures import COMPARATOR, PLAIN_UNIT, SUFFIXES, of
from loaders.layout.tables import Row, Table, tables
from loaders.records import IndicatorRecord
from loaders.rules import one_of

CHANGED = of("changed")
HEADER, NAME_COLUMN, YEAR_COLUMN, TARGET_COLUMN, RATE_COLUMN, UNIT_COLUMN, NATURE = map(
    of,
    ("table_header", "name_column", "year_column", "target_column", "change_column", "unit_column", "table_nature"),
)
COMPARATORS = {"≥": "≥", "≤": "≤", ">": ">", "<": "<", "≧": "≥", "≦": "≤", "约": "≈", "≈": "≈", "=": "="}
VALUE_CELL = re.compile(
    rf"(?P<sign>[{''.join(COMPARATORS)}]|{one_of(COMPARATOR)})? *\(?(?P<value>\d[\d.,:∶—~-]*)(?P<unit>{PLAIN_UNIT.pattern})? *\)?"
    rf"(?P<suffix>{one_of(SUFFIXES)})?"
)
SUM_BRACKETS = frozenset("[［〔【")
"""[21] is a sum over the period; the folded text makes every bracket round."""
NO_VALUE = re.compile(r"[—–/-]+|")
UNIT_IN_NAME = re.compile(rf" *\(({PLAIN_UNIT.pattern})\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """Which column of a table holds what; a year is empty where the header gives none, a column -1 where it is missing."""

    name: int
    target: int
    target_year: str
    base: int
    base_year: str
    change: int
    """累计, 年均: what the row sets where it sets no level."""
    unit: int
    first_value: int


def table_indicators(text: str, folded: str) -> list[IndicatorRecord]:
    """Return the indicators that the tables of a cleaned text list, in reading order."""
    found: list[IndicatorRecord] = []
    for table in tables(folded, HEADER):
        for columns in _columns(folded, table.header):
            for row in table.rows:
                found += _indicator(text, folded, _aligned(folded, table, row, columns), columns)
    return found


def _columns(folded: str, header: Row) -> Iterator[_Columns]:
    """Yield the columns of a header once, or nothing where it lacks a name or a value."""
    heads = [cell.of(folded) for cell in header.cells]
    names = [index for index, head in enumerate(heads) if NAME_COLUMN.search(head)]
    years = sorted(
        (match[1], index)
        for index, head in enumerate(heads)
        if (match := YEAR_COLUMN.search(head)) and not RATE_COLUMN.search(head)
    )
    aims = years or [("", index) for index, head in enumerate(heads) if TARGET_COLUMN.search(head)]
    if not names or not aims or not any(index > names[0] for _, index in aims):
        return
    units = [index for index, head in enumerate(heads) if UNIT_COLUMN.search(head)]
    changes = [index for index, head in enumerate(heads) if RATE_COLUMN.search(head)]
    base_year, base = aims[-2] if len(aims) > 1 else ("", -1)
    yield _Columns(
        name=names[0],
        target=aims[-1][1],
        target_year=aims[-1][0],
        base=base,
        base_year=base_year,
        change=changes[0] if changes else -1,
        unit=units[0] if units else -1,
        first_value=min(index for _, index in aims if index > names[0]),
    )


def _aligned(folded: str, table: Table, row: Row, columns: _Columns) -> Sequence[Span]:
    """Return the cells of a row under their columns: its first figure belongs under the first column of figures."""
    cells = list(row.cells)
    figures = [index for index, cell in enumerate(cells) if index and _is_value(folded, cell)]
    lost = columns.first_value - figures[0] if figures else 0
    start = Span(row.span.start, row.span.start)
    return [start] * max(0, lost) + cells + [Span(row.span.end, row.span.end)] * len(table.header.cells)


def _is_value(folded: str, cell: Span) -> bool:
    part = cell.of(folded)
    return bool(part) and bool(VALUE_CELL.fullmatch(part) or NO_VALUE.fullmatch(part))


def _indicator(text: str, folded: str, cells: Sequence[Span], columns: _Columns) -> Iterator[IndicatorRecord]:
    name, target = cells[columns.name], cells[columns.target]
    sets_change = columns.change >= 0 and bool(NO_VALUE.fullmatch(target.of(folded)))
    if sets_change:
        target = cells[columns.change]
    value = VALUE_CELL.fullmatch(target.of(folded))
    printed = name.of(folded)
    if not value or not printed or VALUE_CELL.fullmatch(printed):
        return
    unit = UNIT_IN_NAME.search(printed)
    end = name.start + unit.start() if unit else name.end
    column = cells[columns.unit].of(text) if columns.unit >= 0 else ""
    base = _base(folded, cells, columns.base)
    natures = [match.group() for cell in cells if (match := NATURE.search(cell.of(folded)))]
    yield IndicatorRecord(
        name=without_spaces(text[name.start : end]),
        span=Span(name.start, target.end),
        value=value["value"],
        unit=value["unit"] or column or (unit[1] if unit else ""),
        comparator={**COMPARATOR, **COMPARATORS}.get(value["sign"] or "", "")
        or SUFFIXES.get(value["suffix"] or "", "="),
        base_year=columns.base_year if base else "",
        base_value=base,
        target_year=columns.target_year,
        cumulative=text[target.start] in SUM_BRACKETS,
        nature=natures[0] if natures else "",
        change=sets_change or bool(CHANGED.search(printed)),
    )


def _base(folded: str, cells: Sequence[Span], column: int) -> str:
    match = VALUE_CELL.fullmatch(cells[column].of(folded)) if column >= 0 else None
    return match["value"] if match else ""
