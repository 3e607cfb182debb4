"""Tables in pipe rows: which line is a row, and which cell stands in which column.

A row is a line with `|` between its cells. Merged cells are lost in such text, so a row may start at a later column, and
a row may be broken over lines.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kg.text import Span, Stretches
from loaders.layout.columns import (
    ITEM,
    OTHER,
    UNITS,
    WORK,
    WRONG,
    aligned,
    cost_of,
    cost_of_row,
    is_units,
    is_work,
    kind_of,
    kinds_of,
)
from loaders.layout.outline import LINE
from loaders.rules import pattern

BAR = "|"
TOTAL = pattern("columns", "total")
NOTE = pattern("columns", "note")
ITEM_NUMBER = re.compile(r"\d{1,3}[、.]")
RULE = re.compile(r":?-+:?|[=─━]*")
LEAST_COLUMNS = 2
LEAST_KNOWN = 2
"""So many headers of a table must be known."""
LONGEST_HEAD = 24
"""Characters; a longer cell is no header."""
LONGEST_NAME = 8
"""Characters of the name of a column in a header that no rule knows as a whole."""
LEAST_NAMES = 3
UNKNOWN = frozenset({"unknown units", OTHER})
"""Kinds of columns of which no rule says what their units do."""
WIDE = 3
LEAST_ITEMS = 2
LEAST_ROWS = 3
DEARER = 0.6
"""By so much a row may be dearer as it stands than in its cheapest reading."""
MOST_DOUBTFUL = 0.2
"""The share of rows that may have no reading; with more a table is not read at all."""


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
    kinds: tuple[str, ...] = ()
    """What each column holds; empty of a table that is not one of work."""

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


def pipe_work_tables(folded: str) -> Iterator[Table]:
    """Yield the tables of work in pipe rows: those whose header names a column of tasks and one of responsible units.

    A header may take two lines. A table of which many rows cannot be read as its columns say is not yielded.
    """
    lines = _pipe_lines(folded)
    headers = {index: found for index in range(len(lines)) if (found := _header_at(folded, lines, index))}
    ends = {*headers, *(index for index, line in enumerate(lines) if headers and _names_columns(folded, line))}
    for index, (top, kinds) in headers.items():
        below = index + (top.span.end > lines[index].end)
        if below + 1 in headers and _follows(folded, lines, below + 1):
            continue  # the first line of two
        broken = _of_one_shape(folded, list(_gathered_until(folded, lines, below + 1, ends)), len(kinds))
        rows = [row for cells in broken if (row := _in_columns(folded, cells, kinds)) is not None]
        has_units = any(_has_units(folded, row, kinds) for row in rows)
        if has_units and len(broken) - len(rows) <= MOST_DOUBTFUL * len(broken):
            yield Table(header=top, rows=tuple(rows), kinds=kinds)


def _of_one_shape(folded: str, rows: list[list[Span]], columns: int) -> list[list[Span]]:
    """Return the rows up to where rows of another number of cells go on without a unit: they are of another table."""
    end = len(rows)
    while end and len(rows[end - 1]) != columns and not any(is_units(cell.of(folded)) for cell in rows[end - 1]):
        end -= 1
    others = [row for row in rows[end:] if sum(bool(cell.of(folded)) for cell in row) > 1]
    return rows[:end] if len(others) >= LEAST_ROWS else rows


def pipe_tables(folded: str, read: Sequence[Span] = ()) -> list[Span]:
    """Return every run of lines that looks like a table, whatever its columns say: three rows of three cells or more.

    Lines of tables that are `read` belong to none.
    """
    runs: list[list[Span]] = []
    taken = Stretches(read)
    for line in _pipe_lines(folded):
        if taken.hold(line.start):
            continue
        is_below = bool(runs) and not _is_gap(folded[runs[-1][-1].end : line.start])
        if is_below and (len(runs[-1]) == 1 or not _names_columns(folded, line)):
            runs[-1].append(line)
        else:
            runs.append([line])
    wide = (run for run in runs if sum(len(_cells(folded, line)) >= WIDE for line in run) >= LEAST_ROWS)
    return [Span(run[0].start, run[-1].end) for run in wide]


def unread_units(folded: str, read: Sequence[Table], unread: Sequence[Span]) -> Iterator[Span]:
    """Yield the cells that hold nothing but units and gave no duty: of columns whose role is not known, and of unread tables."""
    for table in read:
        yield from _units_in(folded, table.kinds, [row.cells for row in table.rows], UNKNOWN)
    for span in unread:
        found = [_cells(folded, line) for line in _pipe_lines(folded, span)]
        kinds = [kind_of(cell.of(folded)) for cell in found[0]] if found else []
        if not WORK.isdisjoint(kinds):
            yield from _units_in(folded, kinds, found[1:], {*UNKNOWN, "duty"})


def _units_in(
    folded: str, kinds: Sequence[str], rows: Sequence[Sequence[Span]], wanted: Collection[str]
) -> Iterator[Span]:
    """Yield the cells of the columns of `wanted` kinds in which every cell that is filled holds units."""
    for column, kind in enumerate(kinds):
        cells = [row[column] for row in rows if column < len(row) and row[column].of(folded)]
        if kind in wanted and all(is_units(cell.of(folded)) for cell in cells):
            yield from cells


def _header_at(folded: str, lines: Sequence[Span], index: int) -> tuple[Row, tuple[str, ...]] | None:
    """Return the header that begins in a line, and the kinds of its columns, where it is that of a table of work.

    The line below may divide a name that stands over several columns: 责任分工, and below it 牵头 and 配合.
    """
    line, cells = lines[index], _cells(folded, lines[index])
    below = _cells(folded, lines[index + 1]) if index + 1 < len(lines) and _follows(folded, lines, index + 1) else []
    if _divides(folded, cells, below):
        cells = [lower if lower.of(folded) else upper for upper, lower in zip(cells, below, strict=True)]
        line = Span(line.start, lines[index + 1].end)
    kinds = _kinds_of_header([cell.of(folded) for cell in cells])
    return (Row(span=line, cells=tuple(cells)), kinds) if kinds else None


def _divides(folded: str, cells: Sequence[Span], below: Sequence[Span]) -> bool:
    """Tell whether a line names parts of the columns that the line above it names: names of columns, the first one left out."""
    names = [name for cell in below if (name := cell.of(folded))]
    if len(cells) != len(below) or not names or below[0].of(folded):
        return False
    return all(len(name) <= LONGEST_NAME and kind_of(name) != OTHER for name in names)


def _kinds_of_header(heads: Sequence[str]) -> tuple[str, ...]:
    """Return the kinds of the columns that a header names, where it is that of a table of work; else nothing."""
    if len(heads) < LEAST_COLUMNS or any(len(head) > LONGEST_HEAD for head in heads):
        return ()
    kinds = kinds_of(heads)
    known = sum(kind != OTHER for kind, head in zip(kinds, heads, strict=True) if head)
    return kinds if is_work(kinds) and known >= max(LEAST_KNOWN, sum(map(bool, heads)) // 2) else ()


def _follows(folded: str, lines: Sequence[Span], index: int) -> bool:
    """Tell whether a line stands directly below the one before it."""
    return not _is_gap(folded[lines[index - 1].end : lines[index].start])


def _names_columns(folded: str, line: Span) -> bool:
    """Tell whether a line is the header of some table, by its words: names of columns of several kinds, and nothing else.

    Where the first is that of numbers, so are half of the others; no other cell of a table says 序号.
    """
    heads = [head for cell in _cells(folded, line) if (head := cell.of(folded))]
    if len(heads) < LEAST_NAMES or any(len(head) > LONGEST_HEAD for head in heads):
        return False
    kinds = [kind_of(head) for head in heads]
    if kinds[0] == "serial":
        return sum(kind != OTHER for kind in kinds) * 2 >= len(kinds)
    return all(len(head) <= LONGEST_NAME for head in heads) and OTHER not in kinds and len({*kinds}) >= LEAST_NAMES


def _pipe_lines(folded: str, within: Span | None = None) -> list[Span]:
    if BAR not in folded:
        return []
    first, last = (within.start, within.end) if within else (0, len(folded))
    return [Span(*match.span()) for match in LINE.finditer(folded, first, last) if BAR in match.group()]


def _rows(folded: str, lines: Sequence[Span], first: int, columns: int, header: re.Pattern[str]) -> list[Row]:
    """Return the rows from the line `first` on, up to the next header or a line that is no row."""
    ends = {index for index in range(first, len(lines)) if header.search(lines[index].of(folded))}
    broken = list(_gathered_until(folded, lines, first, ends))
    item_column = _item_column(folded, broken, columns)
    return [_shifted(folded, cells, columns, item_column) for cells in broken]


def _gathered_until(folded: str, lines: Sequence[Span], first: int, headers: Collection[int]) -> Iterator[list[Span]]:
    """Yield the cells of each row, the parts of a row that was broken over lines put together."""
    pending: list[Span] = []
    for index in range(first, len(lines)):
        line = lines[index]
        if index in headers or _is_gap(folded[lines[index - 1].end : line.start]):
            break
        cells = _cells(folded, line)
        if all(RULE.fullmatch(cell.of(folded)) for cell in cells) and any(cell.of(folded) for cell in cells):
            continue  # the rule of Markdown below a header
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
        if (
            sum(len(cells) > column and bool(ITEM_NUMBER.match(cells[column].of(folded))) for cells in rows)
            >= LEAST_ITEMS
        ):
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


def _shifted(folded: str, cells: Sequence[Span], columns: int, item_column: int) -> Row:
    """Put the cells of a row under their columns: a row that opens with its item has lost the cells before it."""
    start, end = cells[0].start, max(cell.end for cell in cells)
    shift = item_column if ITEM_NUMBER.match(cells[0].of(folded)) else 0
    padded = [*[Span(start, start)] * shift, *cells, *[Span(end, end)] * columns]
    return Row(span=Span(start, end), cells=tuple(padded[:columns]))


def _in_columns(folded: str, cells: Sequence[Span], kinds: Sequence[str]) -> Row | None:
    """Return a row with its cells under their columns: as it stands where it fits so, else in its cheapest reading.

    A row that sums up or explains, or repeats a heading over the whole width, has no task; it stands as it is. None where
    the row has no reading.
    """
    said = [cell.of(folded) for cell in cells]
    start, end = cells[0].start, max(cell.end for cell in cells)
    filled = [cell for cell in cells if cell.of(folded)]
    if _is_no_row([cell.of(folded) for cell in filled]):
        return Row(span=Span(start, end), cells=(Span(start, start),) * len(kinds))
    if len(filled) == 1:
        return Row(span=Span(start, end), cells=(filled[0], *[Span(end, end)] * (len(kinds) - 1)))
    stands = [*cells, *[Span(end, end)] * len(kinds)][: len(kinds)] if not any(said[len(kinds) :]) else []
    found = aligned(kinds, [cell.of(folded) for cell in filled], one_row=True)
    texts = [cell.of(folded) for cell in stands]
    misplaced = any(cell and cost_of(kind, cell) > WRONG for kind, cell in zip(kinds, texts, strict=False))
    is_whole = len(filled) == len(kinds) or (len(cells) == len(kinds) and _is_sure(kinds, said))  # no cell is lost
    if stands and not misplaced and (is_whole or found is None or cost_of_row(kinds, texts) <= found[1] + DEARER):
        return Row(span=Span(start, end), cells=tuple(stands))
    row = placed(filled, found[0], len(kinds)) if found else None
    return row if row and _fits(kinds, [cell.of(folded) for cell in row.cells]) else None


def _is_no_row(filled: Sequence[str]) -> bool:
    """Tell whether what fills a line of a table sums up, explains, or says of labels what they are: 索引号: 113 成文日期:."""
    if TOTAL.fullmatch(filled[0]) or NOTE.fullmatch(filled[0]):
        return True
    return sum(cell.endswith(":") for cell in filled) * 2 >= len(filled) > 1


def _is_sure(kinds: Sequence[str], cells: Sequence[str]) -> bool:
    """Tell whether a row of as many cells as the header lost none: its number, or its units and its work, stand in place.

    A row that lost cells may be filled up behind, but then its last cell is empty.
    """
    serial = kinds.index("serial") if "serial" in kinds else -1
    if serial >= 0 and cells[serial]:
        return cost_of("serial", cells[serial]) < WRONG
    costs = [cost_of(kind, cell) if cell else 0.0 for kind, cell in zip(kinds, cells, strict=True)]
    telling = [
        cost for kind, cell, cost in zip(kinds, cells, costs, strict=True) if cell and kind in {*UNITS, *WORK, ITEM}
    ]
    return max(costs) < WRONG and bool(telling) and (bool(cells[-1]) or max(telling) < 1)


def _has_units(folded: str, row: Row, kinds: Sequence[str]) -> bool:
    return any(kind in UNITS and cell.of(folded) for kind, cell in zip(kinds, row.cells, strict=True))


def _fits(kinds: Sequence[str], cells: Sequence[str]) -> bool:
    item = cells[list(kinds).index(ITEM)]
    dear = any(cell and cost_of(kind, cell) >= WRONG for kind, cell in zip(kinds, cells, strict=False))
    return bool(item) and not dear and cost_of_row(kinds, cells) < WRONG * 2


def placed(cells: Sequence[Span], columns: Sequence[int], count: int) -> Row:
    """Return a row of `count` columns with each cell in its column, cells of one column put together."""
    start, end = cells[0].start, cells[-1].end
    found = [Span(start, start)] * count
    for cell, column in zip(cells, columns, strict=True):
        held = found[column]
        found[column] = Span(held.start, cell.end) if held.end > held.start else cell
    return Row(span=Span(start, end), cells=tuple(found))
