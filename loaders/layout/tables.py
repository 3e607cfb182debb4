"""Tables of assigned work in pipe rows: which line is a row, and which cell stands in which column.

A row is a line with `|` between its cells. Merged cells are lost in such text, so a row may start at a later column, and
a row may be broken over lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.text import Span

BAR = "|"
ITEM = re.compile(r"\d{1,3}[、.]")
LEAST_COLUMNS = 2
WIDE = 3
LEAST_ITEMS = 2
LEAST_ROWS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row: the span of its line or lines, and its cells, one a column; an empty span stands for an empty cell."""

    span: Span
    cells: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its header and its rows, each with as many cells as the header."""

    header: Row
    rows: tuple[Row, ...]

    @property
    def span(self) -> Span:
        """From the header to the end of the last row."""
        return Span(self.header.span.start, self.rows[-1].span.end if self.rows else self.header.span.end)


def tables(folded: str, header: re.Pattern[str]) -> Iterator[Table]:
    """Yield the tables of a text whose header line matches `header`; a header without rows is none."""
    lines = _pipe_lines(folded)
    for index, line in enumerate(lines):
        cells = _cells(folded, line)
        if len(cells) >= LEAST_COLUMNS and header.search(line.of(folded)):
            top = Row(span=line, cells=tuple(cells))
            rows = tuple(_rows(folded, lines, index + 1, len(cells), header))
            if rows:
                yield Table(header=top, rows=rows)


def pipe_tables(folded: str) -> list[Span]:
    """Return every run of lines that looks like a table, whatever its columns say: three rows of three cells or more."""
    runs: list[list[Span]] = []
    for line in _pipe_lines(folded):
        if runs and not _is_gap(folded[runs[-1][-1].end : line.start]):
            runs[-1].append(line)
        else:
            runs.append([line])
    wide = (run for run in runs if sum(len(_cells(folded, line)) >= WIDE for line in run) >= LEAST_ROWS)
    return [Span(run[0].start, run[-1].end) for run in wide]


def _pipe_lines(folded: str) -> list[Span]:
    if BAR not in folded:
        return []
    return [Span(*match.span()) for match in re.finditer(r"[^\n]+", folded) if BAR in match.group()]


def _rows(folded: str, lines: Sequence[Span], first: int, columns: int, header: re.Pattern[str]) -> list[Row]:
    """Return the rows from the line `first` on, up to the next header or a line that is no row."""
    broken = list(_gathered(folded, lines, first, header))
    item_column = _item_column(folded, broken, columns)
    return [_aligned(folded, cells, columns, item_column) for cells in broken]


def _gathered(folded: str, lines: Sequence[Span], first: int, header: re.Pattern[str]) -> Iterator[list[Span]]:
    """Yield the cells of each row, the parts of a row that was broken over lines put together."""
    pending: list[Span] = []
    for index in range(first, len(lines)):
        line = lines[index]
        if header.search(line.of(folded)) or _is_gap(folded[lines[index - 1].end : line.start]):
            break
        cells = _cells(folded, line)
        if not any(cell.of(folded) for cell in cells):
            pending += cells
            continue
        if pending:
            yield pending
        pending = cells
    if pending:
        yield pending


def _item_column(folded: str, rows: Sequence[Sequence[Span]], columns: int) -> int:
    """Return the column that numbered items belong in: the last one that holds some, since a row can only lose cells."""
    for column in range(columns - 1, 0, -1):
        if sum(len(cells) > column and bool(ITEM.match(cells[column].of(folded))) for cells in rows) >= LEAST_ITEMS:
            return column
    return 0


def _is_gap(between: str) -> bool:
    return bool(between.strip())


def _cells(folded: str, line: Span) -> list[Span]:
    """Return the cells of a line: the parts between its bars, without the white space around them."""
    text = line.of(folded)
    parts = text.split(BAR)
    if parts and not parts[-1].strip():
        parts.pop()  # the bar that closes the line
    cells, start = [], line.start
    for part in parts:
        lead = len(part) - len(part.lstrip())
        cells.append(Span(start + lead, start + lead + len(part.strip())))
        start += len(part) + 1
    return cells


def _aligned(folded: str, cells: Sequence[Span], columns: int, item_column: int) -> Row:
    """Put the cells of a row under their columns: a row that opens with its item has lost the cells before it."""
    start, end = cells[0].start, max(cell.end for cell in cells)
    shift = item_column if ITEM.match(cells[0].of(folded)) else 0
    padded = [*[Span(start, start)] * shift, *cells, *[Span(end, end)] * columns]
    return Row(span=Span(start, end), cells=tuple(padded[:columns]))
