"""Tasks from tables of work: one a row, with what the columns say of who answers for it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.text import Span
from loaders.layout.columns import EMPTY, ITEM, SAME
from loaders.layout.columns import kind_of as kind_of_head
from loaders.layout.flattened import flattened_tables
from loaders.layout.outline import ANNEX_LEVEL, Line, Outline, line_at, lines
from loaders.layout.settled import names_organs, settled, work_of
from loaders.layout.tables import Row, Table, pipe_work_tables
from loaders.records import Role, TaskRecord
from loaders.responsibility.clauses import first_leads_since, together
from loaders.responsibility.duties import Named, named
from loaders.responsibility.organs import Organs
from loaders.responsibility.roles import Clause, Part, role_of
from loaders.responsibility.segments import read
from loaders.responsibility.task_text import kind_of, title_of, trimmed
from loaders.rules import pattern
from loaders.units import is_unit

PROJECT = pattern("columns", "project")
HEAD_WORD = pattern("roles", "label_alone")
LEADING = pattern("columns", "leading_column")
GAP = re.compile(r"(?<![、,;]) +(?![、,;(])")
LAST = re.compile(r"[^、,; \n]+\Z")
NEXT = re.compile(r"[^、,; \n]+")
HEADING = frozenset({"serial", "category", ITEM})
"""The kinds of columns that the heading of several rows may fill."""
GROUP_NUMBER = re.compile(r"\(?[一二三四五六七八九十]{1,3}\)?")
CARRIED = frozenset({"duty", "person", "deadline"})
"""Kinds of columns in which 同上 stands for the cell above."""


def work_tables(folded: str) -> list[Table]:
    """Return the tables whose header names a column of tasks and one of responsible units, in whatever form they came."""
    piped = list(pipe_work_tables(folded))
    found = [*piped, *flattened_tables(folded, [table.span for table in piped])]
    return [table for one in found if (table := settled(folded, one))]


def rows(text: str, folded: str, found: Sequence[Table], organs: Organs) -> Iterator[TaskRecord]:
    """Yield the tasks that the rows of tables of work name."""
    annexes = [line for line in lines(folded) if line.level == ANNEX_LEVEL] if found else []
    since = first_leads_since(folded)
    for table in found:
        yield from _tasks(text, folded, _outline_at(annexes, table.span.start), table, organs, since=since)


def _tasks(
    text: str, folded: str, outline: Outline, table: Table, organs: Organs, *, since: int
) -> Iterator[TaskRecord]:
    item_column = table.kinds.index(ITEM)
    for row in _with_cells_above(folded, table):
        for column in range(item_column):
            _enter(folded, outline, row.cells[column])
        work = work_of(folded, table, row)
        if work and _is_work_row(folded, table, row):
            found = _named(text, folded, table, row, organs, since=since)
            task = _task(text, folded, outline, work, found)
            is_project = PROJECT.fullmatch(table.header.cells[row.cells.index(work[0])].of(folded))
            deadlines = _cells(folded, table, row, "deadline")
            yield replace(task, deadlines=deadlines, project=_project(folded, work[0]) if is_project else None)


def _project(folded: str, cell: Span) -> Span:
    """Return the name of a project in its cell, without a number before it."""
    return trimmed(folded, line_at(folded, cell).body)


def _is_work_row(folded: str, table: Table, row: Row) -> bool:
    """Tell whether a row is one of the table, and no heading over others: 一、党建工作, in one cell or with its number apart."""
    filled = {kind: said for kind, cell in zip(table.kinds, row.cells, strict=True) if (said := cell.of(folded))}
    if len(filled) > 1:
        return not (filled.keys() <= HEADING and GROUP_NUMBER.fullmatch(filled.get("serial", "")))
    return table.kinds[0] == ITEM and bool(filled) and not line_at(folded, row.cells[0]).numbered


def _with_cells_above(folded: str, table: Table) -> Iterator[Row]:
    """Yield the rows with the cell above where a cell says 同上 of units, persons or a date."""
    above: tuple[Span, ...] = ()
    for row in table.rows:
        cells = [
            up if kind in CARRIED and SAME.fullmatch(cell.of(folded)) else cell
            for kind, cell, up in zip(table.kinds, row.cells, above or row.cells, strict=True)
        ]
        yield replace(row, cells=tuple(cells))
        above = tuple(cells) if _is_work_row(folded, table, row) else above


def _cells(folded: str, table: Table, row: Row, kind: str) -> tuple[Span, ...]:
    """Return the cells of a row that are not empty in the columns of a kind."""
    return tuple(cell for one, cell in zip(table.kinds, row.cells, strict=True) if one == kind and cell.of(folded))


def _outline_at(annexes: Sequence[Line], place: int) -> Outline:
    """Return the outline at a table: the annex it stands in, if any; inside it the table has headings of its own."""
    outline = Outline()
    above = bisect_left(annexes, place, key=lambda line: line.span.start)
    if above:
        outline.enter(annexes[above - 1], annexes[above - 1].body)
    return outline


def _enter(folded: str, outline: Outline, cell: Span) -> None:
    line = line_at(folded, cell)
    if line.numbered:
        outline.enter(line, line.body)


def _task(text: str, folded: str, outline: Outline, work: tuple[Span, Span], found: Named) -> TaskRecord:
    """Return the task of a row, named by the first cell of its work."""
    line = line_at(folded, work[0])
    name = trimmed(folded, line.body)
    body = Span(name.start, max(name.end, work[1].end))
    return TaskRecord(
        number=line.number,
        path=(*outline.path, line.number or "¶"),
        headings=outline.headings,
        kind=kind_of(folded, outline.headings),
        title=title_of(text, folded, name),
        body=body,
        duties=found.duties,
        refused=found.refused,
        order=0,
    )


def _named(text: str, folded: str, table: Table, row: Row, organs: Organs, *, since: int) -> Named:
    filled = [
        (_word(folded, head), cell)
        for kind, head, cell in zip(table.kinds, table.header.cells, row.cells, strict=True)
        if _answers(kind, cell.of(folded))
    ]
    led = any(_leads(word.of(folded)) for word, _ in filled)
    parts = [part for word, cell in filled for part in _cell_parts(folded, cell, word, organs, led=led)]
    first_leads = since < row.span.end and any(kind_of_head(word.of(folded)) == "duty" for word, _ in filled)
    return named(text, folded, Clause(span=row.span, parts=tuple(parts), first_leads=first_leads), organs)


def _answers(kind: str, cell: str) -> bool:
    """Tell whether a cell holds units that answer for its row; of builders, organs do."""
    if EMPTY.fullmatch(cell) or SAME.fullmatch(cell):
        return False
    return kind == "duty" or (kind == "builder" and names_organs(cell))


def _word(folded: str, head: Span) -> Span:
    """Return the word of role in the name of a column, without what a bracket adds: 责任单位(排第一位的为牵头单位)."""
    found = HEAD_WORD.search(folded, head.start, head.end)
    return Span(*found.span()) if found and "(" in head.of(folded) else head


def _cell_parts(folded: str, cell: Span, word: Span, organs: Organs, *, led: bool) -> list[Part]:
    """Return the lists of a cell: a clause of its own (办公室牵头,各科室配合), or one list in the role of its column."""
    own = read(folded, cell, organs).parts or together(folded, [cell], organs)
    return list(own) or [Part(word=word, names=tuple(_pieces(folded, cell)), role=_role(word.of(folded), led=led))]


def _pieces(folded: str, cell: Span) -> Iterator[Span]:
    """Yield the pieces of a cell: a space, which a line break became, parts two units, also those named with 和."""
    start = cell.start
    for gap in GAP.finditer(folded, cell.start, cell.end):
        before, after = LAST.search(folded, start, gap.start()), NEXT.match(folded, gap.end(), cell.end)
        if before and after and is_unit(before.group()) and is_unit(after.group()):
            yield Span(start, gap.start())
            start = gap.end()
    yield Span(start, cell.end)


def _role(word: str, *, led: bool) -> Role:
    return Role.LEAD if LEADING.search(word) else role_of(word, led=led)


def _leads(word: str) -> bool:
    return _role(word, led=False) is Role.LEAD
