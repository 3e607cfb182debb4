"""Tasks from tables of work: one a row, with what the columns say of who answers for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.text import Span
from loaders.layout.flattened import stacked_tables
from loaders.layout.outline import ANNEX_LEVEL, Line, Outline, line_at, lines
from loaders.layout.tables import Row, Table, tables
from loaders.records import Role, TaskRecord
from loaders.responsibility.clauses import first_leads_since, parts_of
from loaders.responsibility.duties import Named, named
from loaders.responsibility.roles import Clause, Part, role_of
from loaders.responsibility.task_text import kind_of, title_of, trimmed
from loaders.rules import pattern

TASK_COLUMN = pattern("columns", "task_column")
DUTY_COLUMN = pattern("columns", "duty_column")


def work_tables(folded: str) -> list[Table]:
    """Return the tables whose header names a column of responsible units."""
    return [*tables(folded, DUTY_COLUMN), *stacked_tables(folded, DUTY_COLUMN)]


def rows(text: str, folded: str, found: Sequence[Table]) -> Iterator[TaskRecord]:
    """Yield the tasks that the rows of tables of work name; a table without a column of tasks has none."""
    annexes = [line for line in lines(folded) if line.level == ANNEX_LEVEL] if found else []
    since = first_leads_since(folded)
    for table in found:
        columns = [cell.of(folded) for cell in table.header.cells]
        duty_columns = [index for index, name in enumerate(columns) if DUTY_COLUMN.search(name)]
        task_columns = [
            index for index, name in enumerate(columns) if index not in duty_columns and TASK_COLUMN.search(name)
        ]
        if task_columns:
            outline = _outline_at(annexes, table.span.start)
            yield from _tasks(text, folded, outline, table, task_columns[-1], duty_columns, since=since)


def _tasks(
    text: str, folded: str, outline: Outline, table: Table, item_column: int, duty_columns: Sequence[int], *, since: int
) -> Iterator[TaskRecord]:
    for row in table.rows:
        for column in range(item_column):
            _enter(folded, outline, row.cells[column])
        item = row.cells[item_column]
        if item.of(folded):
            found = _named(text, folded, table, row, duty_columns, since=since)
            yield _task(text, folded, outline, item, found)


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


def _task(text: str, folded: str, outline: Outline, item: Span, found: Named) -> TaskRecord:
    line = line_at(folded, item)
    body = trimmed(folded, line.body)
    return TaskRecord(
        number=line.number,
        path=(*outline.path, line.number or "¶"),
        headings=outline.headings,
        kind=kind_of(folded, outline.headings),
        title=title_of(text, folded, body),
        body=body,
        duties=found.duties,
        refused=found.refused,
        order=0,
    )


def _named(text: str, folded: str, table: Table, row: Row, duty_columns: Sequence[int], *, since: int) -> Named:
    words = {index: _word(folded, table.header.cells[index]) for index in duty_columns}
    led = any(_leads(word.of(folded)) and row.cells[index].of(folded) for index, word in words.items())
    parts = [part for index, word in words.items() for part in _cell_parts(folded, row.cells[index], word, led=led)]
    return named(text, folded, Clause(span=row.span, parts=tuple(parts), first_leads=since < row.span.end))


def _word(folded: str, head: Span) -> Span:
    """Return the word of role in the name of a column, without what a bracket adds: 责任单位(排第一位的为牵头单位)."""
    found = DUTY_COLUMN.search(folded, head.start, head.end)
    return Span(*found.span()) if found and "(" in head.of(folded) else head


def _cell_parts(folded: str, cell: Span, word: Span, *, led: bool) -> list[Part]:
    """Return the lists of a cell: a clause of its own (办公室牵头,各科室配合), or one list in the role of its column."""
    return parts_of(folded, cell) or [Part(word=word, names=cell, role=role_of(word.of(folded), led=led))]


def _leads(word: str) -> bool:
    return role_of(word, led=False) is Role.LEAD
