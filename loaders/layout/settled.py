"""What the cells of a table of work settle about its columns: which of them names its tasks, and whether builders are organs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.text import Span
from loaders.layout.columns import EMPTY, ITEM, LIST_SIGNS, SAME, UNITS, WORK, is_units
from loaders.layout.tables import Row, Table
from loaders.rules import pattern

FIRM = pattern("columns", "firm")
NUMBERED = re.compile(r"\(?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)、.]|[①-⑳]")
TEXT = frozenset({"measure", "goal", "place"})
"""Columns that stand next to the name of a task and belong to its text."""
MOST_ROWS = 0.66
"""The share of rows that have a task of their own where the column of tasks names them, and is no heading over several."""


def settled(folded: str, table: Table) -> Table | None:
    """Return a table with its kinds of columns as its cells tell them; None where no column of units remains."""
    kinds = [_of_builders(folded, table, column) for column in range(len(table.kinds))]
    if UNITS.isdisjoint(kinds):
        return None
    item = kinds.index(ITEM)
    name = _naming(folded, table, kinds, item)
    if name != item:
        kinds[item], kinds[name] = "measure", ITEM
    return replace(table, kinds=tuple(kinds))


def work_of(folded: str, table: Table, row: Row) -> tuple[Span, Span] | None:
    """Return the cell that names the work of a row, and its whole text: with the measures and goals that stand next to it.

    Where the cell is empty, or lost by merging, the nearest other that says what is to be done; None where none does.
    """
    item = table.kinds.index(ITEM)
    others = [index for index, kind in enumerate(table.kinds) if kind in WORK]
    for column in [item, *sorted(others, key=lambda one: (one < item, abs(one - item)))]:
        name = row.cells[column]
        if not _is_blank(folded, name):
            return name, Span(name.start, _end_of_text(folded, table, row, column))
    return None


def _end_of_text(folded: str, table: Table, row: Row, column: int) -> int:
    end = row.cells[column].end
    for kind, cell in zip(table.kinds[column + 1 :], row.cells[column + 1 :], strict=True):
        if kind not in TEXT:
            break
        if not _is_blank(folded, cell):
            end = max(end, cell.end)
    return end


def names_organs(cell: str) -> bool:
    """Tell whether a cell of builders names organs and no firm."""
    return is_units(cell) and not any(map(FIRM.search, LIST_SIGNS.split(cell)))


def _of_builders(folded: str, table: Table, column: int) -> str:
    """Return the kind of a column; one of builders holds duties where most of its cells name organs, not firms.

    Where only some do, it stays one of builders; where none does, it is of no interest.
    """
    kind = table.kinds[column]
    if kind != "builder":
        return kind
    cells = [cell for cell in _said(folded, table.rows, column) if not EMPTY.fullmatch(cell)]
    organs = sum(map(names_organs, cells))
    return "duty" if organs * 2 > len(cells) else "builder" if organs else "other"


def _naming(folded: str, table: Table, kinds: Sequence[str], item: int) -> int:
    """Return the column that names the tasks: that of tasks before the measures, unless it is a heading over several rows."""
    tasks = [index for index in range(item) if kinds[index] == "task"]
    if not tasks or any(NUMBERED.match(cell) for cell in _said(folded, table.rows, item)):
        return item
    rows = [row for row in table.rows if not _is_blank(folded, row.cells[item])]
    cells = _said(folded, rows, tasks[-1])
    own = sum(bool(cell) and cell != above for cell, above in zip(cells, ["", *cells], strict=False))
    return tasks[-1] if own > MOST_ROWS * len(rows) else item


def _said(folded: str, rows: Sequence[Row], column: int) -> list[str]:
    return [row.cells[column].of(folded) for row in rows]


def _is_blank(folded: str, cell: Span) -> bool:
    said = cell.of(folded)
    return EMPTY.fullmatch(said) is not None or SAME.fullmatch(said) is not None
