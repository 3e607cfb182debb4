"""Tables whose cells stand one below the other, a line each, as copying from a page leaves them.

With a bar behind each cell the columns are counted off; without one, a row begins at its serial number, and what a line
holds tells its column: a sentence is the task, an organ a responsible unit, a date the time limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.text import Span
from loaders.layout.outline import lines
from loaders.layout.tables import BAR, Row, Table
from loaders.rules import pattern

SERIAL_HEADER = pattern("columns", "serial_column")
SERIAL = re.compile(r"\d{1,3}")
TIME_LIMIT = pattern("columns", "time_limit")
ORGAN_ENDING = pattern("name_lists", "organ_ending")
LONGEST_HEAD = 14
"""Characters; a longer line is no name of a column."""
LONGEST_UNIT = 25
LEAST_COLUMNS, MOST_COLUMNS = 3, 9


def stacked_tables(folded: str, header: re.Pattern[str]) -> Iterator[Table]:
    """Yield the tables of a text with folded punctuation that begin with a stacked header, one line of it like `header`."""
    every = [line.span for line in lines(folded)]
    tops = [index for index, span in enumerate(every) if _is_serial_header(folded, span)]
    for top, next_top in pairwise([*tops, len(every)]):
        heads = _heads(folded, every[top:next_top])
        if len(heads) >= LEAST_COLUMNS and any(header.search(head.of(folded)) for head in heads):
            yield _table(folded, heads, every[top + len(heads) : next_top], header)


def _is_serial_header(folded: str, span: Span) -> bool:
    """Tell whether a line is nothing but the name of a column of serial numbers."""
    return SERIAL_HEADER.fullmatch(span.of(folded).rstrip(f" {BAR}")) is not None


def _heads(folded: str, spans: Sequence[Span]) -> list[Span]:
    """Return the names of the columns: short lines, up to the first serial number."""
    heads: list[Span] = []
    for span in spans[: MOST_COLUMNS + 1]:
        cell = _cell(folded, span)
        if SERIAL.fullmatch(cell.of(folded)):
            return heads
        if cell.end - cell.start > LONGEST_HEAD:
            break
        heads.append(cell)
    return []


def _table(folded: str, heads: list[Span], below: Sequence[Span], header: re.Pattern[str]) -> Table:
    barred = folded[heads[0].end : heads[1].start].strip() == BAR
    cells = [_cell(folded, span) for span in below]
    rows = _counted(cells, len(heads)) if barred else _told_apart(folded, cells, heads, header)
    return Table(header=Row(span=Span(heads[0].start, heads[-1].end), cells=tuple(heads)), rows=tuple(rows))


def _cell(folded: str, span: Span) -> Span:
    text = span.of(folded)
    return Span(span.start, span.start + len(text.rstrip(f" {BAR}")))


def _counted(cells: Sequence[Span], columns: int) -> Iterator[Row]:
    for start in range(0, len(cells) - columns + 1, columns):
        row = cells[start : start + columns]
        yield Row(span=Span(row[0].start, row[-1].end), cells=tuple(row))


def _told_apart(folded: str, cells: Sequence[Span], heads: Sequence[Span], header: re.Pattern[str]) -> Iterator[Row]:
    """Yield the rows of a table without bars: the kinds of its lines tell where one ends and which cell is which."""
    unit_column = next(index for index, head in enumerate(heads) if header.search(head.of(folded)))
    task: Span | None = None
    found: list[Span] = []
    closed = False
    for cell in cells:
        said = cell.of(folded)
        if SERIAL.fullmatch(said) or _is_sentence(said):
            if task and (closed or found or SERIAL.fullmatch(said)):
                yield _row(task, found, len(heads), unit_column)
                task, found, closed = None, [], False
            task = task or (cell if _is_sentence(said) else None)
        elif task and TIME_LIMIT.fullmatch(said):
            closed = True
        elif task and len(said) <= LONGEST_UNIT and ORGAN_ENDING.fullmatch(said):
            found.append(cell)
        elif task is None:
            task = cell
    if task:
        yield _row(task, found, len(heads), unit_column)


def _is_sentence(said: str) -> bool:
    return said.endswith(("。", ";")) or len(said) > LONGEST_UNIT


def _row(task: Span, found: Sequence[Span], columns: int, unit_column: int) -> Row:
    end = found[-1].end if found else task.end
    empty = Span(end, end)
    named = Span(found[0].start, end) if found else empty
    cells = [empty] * columns
    cells[1], cells[unit_column] = task, named
    return Row(span=Span(task.start, end), cells=tuple(cells))
