"""Tables of work whose form is lost: cells one below the other, a line each, or one row a line, parted by spaces.

The header is a run of names of columns. What follows is read as the cheapest sequence of rows (loaders.layout.columns);
a table that has no sure reading is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.text import Span, Stretches
from loaders.layout.columns import (
    ITEM,
    OPENING,
    OTHER,
    SERIAL,
    UNITS,
    WRONG,
    aligned,
    cost_of,
    is_work,
    kind_of,
    kinds_of,
    starts_row,
)
from loaders.layout.outline import Line, lines
from loaders.layout.tables import BAR, MOST_DOUBTFUL, Row, Table, placed
from loaders.rules import pattern, term

GOES_ON = pattern("columns", "continued")
DUTY_HEAD = re.compile(rf"(?:^| )(?:{term('units_head')})(?= |$)", re.M)
"""The name of a column of responsible units among other words of a line."""
TOKEN = re.compile(r"[^ \n]+")
WIDE_TOKEN = re.compile(r"[^ \n]+(?: [^ \n]+)*")
WIDE_GAP = re.compile(" {2}")
LONGEST_HEAD = 14
"""Characters; a longer line or word is no name of a column."""
LEAST_COLUMNS, MOST_COLUMNS = 2, 10
LEAST_IN_A_LINE = 3
"""Names of columns in one line; two words may stand side by side in any sentence."""
MOST_MISTAKEN = 2
"""So many cells of the first row may look like names of columns."""
MOST_CELLS = 3000
"""Cells of one table; what follows is another."""
MOST_REPORTED = 100
"""Lines of a table that was not read."""
SENTENCE = re.compile(r"[。;]$|^(?:附 ?件|注 ?[:1]|备注:|(?:填表|编制|填报)?说明:)")
GROUP_HEAD = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)).{2,30}")
ENDS_TABLE = re.compile("附 ?件|注 ?[:1]|备注:|(?:填表|编制|填报)?说明:")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    rows: tuple[Row, ...]
    kinds: tuple[str, ...]
    cost: float
    """Of a row, on average."""


def flattened_tables(folded: str, taken: Sequence[Span]) -> Iterator[Table]:
    """Yield the tables of work in lines of a text with folded punctuation; `taken` are tables in pipe rows."""
    every = [line for line in lines(folded) if not any(line.span.overlaps(span) for span in taken)]
    index = 0
    while index < len(every):
        found = _stacked(folded, every, index) or _spaced(folded, every, index)
        if found:
            yield found
        last = found.span.end if found else every[index].span.end
        while index < len(every) and every[index].span.start < last:
            index += 1


def unread_flattened(folded: str, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield the tables of work in lines outside `taken` that no sure reading was found of: the header and what is below.

    `taken` are the tables that were read.
    """
    read = Stretches(taken)
    if all(read.hold(match.start()) for match in DUTY_HEAD.finditer(folded)):
        return
    every = [line for line in lines(folded) if not read.hold(line.span.start)]
    end = 0
    for top, line in enumerate(every):
        header = _header_end(folded, every, top) if line.span.start >= end else 0
        below = [one.span for one in every[top : top + MOST_REPORTED] if one.span.start >= header > 0]
        if below:
            stop = next((i for i, span in enumerate(below) if SENTENCE.search(span.of(folded))), len(below))
            end = below[stop - 1].end if stop else header
            yield from [Span(line.span.start, end)] if stop else []


def _header_end(folded: str, every: Sequence[Line], top: int) -> int:
    """Return where the header of a table of work ends that begins in the line `top`; 0 where none does."""
    heads = _heads(folded, every, top)
    kinds = kinds_of([head.of(folded) for head in heads])
    if len(heads) >= LEAST_IN_A_LINE and is_work(kinds) and OPENING.isdisjoint(kinds[1:]):
        return heads[-1].end
    line = every[top].span
    run = _head_run(folded, _tokens(folded, line)) if DUTY_HEAD.search(folded, line.start, line.end) else []
    return line.end if run else 0


# --- one cell a line -------------------------------------------------------------------------------------------------


def _stacked(folded: str, every: Sequence[Line], top: int) -> Table | None:
    """Return the table whose header begins in the line `top`, a cell a line; None where there is none.

    Where the names of columns end is not sure, since the first cells may look like one: the cheapest reading tells.
    """
    heads = _heads(folded, every, top)
    if len(heads) > MOST_COLUMNS or not is_work(kinds_of([head.of(folded) for head in heads])):
        return None
    if any(kind_of(head.of(folded)) in OPENING for head in heads[1:]):
        return None  # the header begins there
    found: list[tuple[float, int, _Reading]] = []
    for count in range(len(heads), max(LEAST_COLUMNS, len(heads) - MOST_MISTAKEN) - 1, -1):
        kinds = kinds_of([head.of(folded) for head in heads[:count]])
        if is_work(kinds):
            reading = _rows_of(folded, _cells_below(folded, every, heads[:count]), kinds)
            found += [(reading.cost, count, reading)] if reading else []
    if not found:
        return None
    _, count, reading = min(found, key=lambda one: (one[0], -one[1]))
    return _table(Row(span=Span(heads[0].start, heads[count - 1].end), cells=tuple(heads[:count])), reading)


def _heads(folded: str, every: Sequence[Line], top: int) -> list[Span]:
    """Return the names of columns that stand one below the other from the line `top` on."""
    heads: list[Span] = []
    for line in every[top : top + MOST_COLUMNS * 2]:
        cell = _cell(folded, line.span)
        if cell.end == cell.start and heads:
            continue  # a bar on a line of its own
        if not _is_head(cell.of(folded)):
            break
        heads.append(cell)
    return heads


def _table(header: Row, reading: _Reading) -> Table:
    """Return a table; a column of serial numbers that the header does not name gets an empty head."""
    extra = len(reading.kinds) - len(header.cells)
    place = reading.kinds.index("serial") if extra else 0
    empty = [Span(header.span.start, header.span.start)] * extra
    cells = (*header.cells[:place], *empty, *header.cells[place:])
    return Table(header=Row(span=header.span, cells=cells), rows=reading.rows, kinds=reading.kinds)


def _is_head(text: str) -> bool:
    if len(text) > LONGEST_HEAD:
        return False
    words = sum(kind_of(word) != OTHER for word in text.split(" "))  # several names side by side are a row of them
    return words < LEAST_COLUMNS and kind_of(text) != OTHER


def _cell(folded: str, span: Span) -> Span:
    text = span.of(folded)
    start = span.start + len(text) - len(text.lstrip(f" {BAR}"))
    return Span(start, max(start, span.start + len(text.rstrip(f" {BAR}"))))


def _cells_below(folded: str, every: Sequence[Line], heads: Sequence[Span]) -> list[Span]:
    """Return the cells below a header up to the end of the table, or to where another page repeats the header."""
    names = [head.of(folded) for head in heads]
    found: list[Span] = []
    for line in every:
        if line.span.start < heads[-1].end:
            continue
        if ENDS_TABLE.match(folded, line.span.start) or len(found) >= MOST_CELLS:
            break
        cell = _cell(folded, line.span)
        if cell.end > cell.start and not GOES_ON.fullmatch(cell.of(folded)):
            found.append(cell)
        if cell.of(folded) == names[-1] and [one.of(folded) for one in found[-len(names) :]] == names:
            return found[: -len(names)]
    return found


def _rows_of(folded: str, cells: Sequence[Span], kinds: tuple[str, ...]) -> _Reading | None:
    """Return the cheapest reading of cells as rows; None where it is not sure."""
    readings = [reading for one in _with_serial(folded, cells, kinds) if (reading := _read(folded, cells, one))]
    return min(readings, key=lambda reading: reading.cost, default=None)


def _with_serial(folded: str, cells: Sequence[Span], kinds: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the columns, with one of serial numbers before the first or before the task where no header names it."""
    numbers = sum(SERIAL.fullmatch(cell.of(folded)) is not None for cell in cells)
    if not OPENING.isdisjoint(kinds) or numbers < 2:
        yield kinds
        return
    item = kinds.index(ITEM)
    yield from dict.fromkeys((("serial", *kinds), (*kinds[:item], "serial", *kinds[item:])))


def _group_heads(folded: str, cells: Sequence[Span], kinds: Sequence[str]) -> dict[Span, Row]:
    """Return the cells that head the rows below them over the whole width, each as a row: 一、教育惠民工程, above a number."""
    if "serial" not in kinds:
        return {}
    return {
        cell: placed([cell], [0], len(kinds))
        for cell, after in pairwise(cells)
        if GROUP_HEAD.fullmatch(cell.of(folded)) and SERIAL.fullmatch(after.of(folded))
    }


def _read(folded: str, every: Sequence[Span], kinds: tuple[str, ...]) -> _Reading | None:
    """Return cells read as rows of the columns of `kinds`, those that head groups of rows as rows of their own."""
    heads = _group_heads(folded, every, kinds)
    cells = [cell for cell in every if cell not in heads]
    said = [cell.of(folded) for cell in cells]
    found = aligned(kinds, said, one_row=False) if cells else None
    if found is None:
        return None
    columns = found[0]
    starts = [index for index in range(len(cells)) if starts_row(kinds, columns, said, index)]
    runs = [range(start, end) for start, end in zip(starts, [*starts[1:], len(cells)], strict=True)]
    rows = [placed([cells[i] for i in run], [columns[i] for i in run], len(kinds)) for run in runs]
    good = [_is_good(folded, row, kinds) for row in rows]
    while good and not good[-1]:
        good.pop()  # what follows the table is no row of it
    left = len(rows) - len(good)
    if not good or good.count(False) > MOST_DOUBTFUL * len(good):
        return None
    kept = [row for row, is_good in zip(rows, good, strict=False) if is_good]
    dear = sum(_cost(folded, row, kinds) for row in rows[: len(good)])
    inside = [row for head, row in heads.items() if head.start < kept[-1].span.start]
    in_order = sorted([*kept, *inside], key=lambda row: row.span.start)
    return _Reading(rows=tuple(in_order), kinds=kinds, cost=(dear + WRONG * left) / len(rows))


def _is_good(folded: str, row: Row, kinds: Sequence[str]) -> bool:
    """Tell whether a row has a task and a unit, and nothing that its column cannot hold."""
    said = [cell.of(folded) for cell in row.cells]
    dear = any(cell and cost_of(kind, cell) >= WRONG for kind, cell in zip(kinds, said, strict=True))
    units = any(cell for kind, cell in zip(kinds, said, strict=True) if kind in UNITS)
    return bool(said[list(kinds).index(ITEM)]) and units and not dear


def _cost(folded: str, row: Row, kinds: Sequence[str]) -> float:
    said = [cell.of(folded) for cell in row.cells]
    return sum(cost_of(kind, cell) if cell else 0.4 for kind, cell in zip(kinds, said, strict=True))


# --- one row a line, or all in one line ------------------------------------------------------------------------------


def _spaced(folded: str, every: Sequence[Line], top: int) -> Table | None:
    """Return the table whose header stands in the line `top`, words parted by spaces; None where there is none."""
    if not DUTY_HEAD.search(folded, every[top].span.start, every[top].span.end):
        return None
    tokens = _tokens(folded, every[top].span)
    heads = _head_run(folded, tokens)
    if not heads:
        return None
    kinds = kinds_of([head.of(folded) for head in heads])
    header = Row(span=Span(heads[0].start, heads[-1].end), cells=tuple(heads))
    behind = [token for token in tokens if token.start >= heads[-1].end]
    if behind:
        reading = _read(folded, behind, kinds)
        return Table(header=header, rows=reading.rows, kinds=kinds) if reading else None
    rows = list(_line_rows(folded, every[top + 1 :], kinds))
    good = [row for row in rows if row and _is_good(folded, row, kinds)]
    if not good or len(rows) - len(good) > MOST_DOUBTFUL * len(rows):
        return None
    return Table(header=header, rows=tuple(good), kinds=kinds)


def _tokens(folded: str, span: Span, way: re.Pattern[str] = TOKEN) -> list[Span]:
    return [Span(*match.span()) for match in way.finditer(folded, span.start, span.end)]


def _head_run(folded: str, tokens: Sequence[Span]) -> list[Span]:
    """Return the first run of names of columns among the words of a line that make a table of work."""
    run: list[Span] = []
    for token in [*tokens, None]:
        if token and _is_head(token.of(folded)) and len(run) < MOST_COLUMNS:
            run.append(token)
            continue
        if len(run) >= LEAST_IN_A_LINE and is_work(kinds_of([head.of(folded) for head in run])):
            return run
        run = []
    return []


def _line_rows(folded: str, below: Sequence[Line], kinds: tuple[str, ...]) -> Iterator[Row | None]:
    """Yield the row of each line, or of lines that one row was broken over; None for one that has no reading."""
    pending: list[Span] = []
    for line in below:
        tokens = _tokens(folded, line.span)
        if ENDS_TABLE.match(folded, line.span.start) or not _goes_on(folded, tokens, kinds, is_first=not pending):
            break
        begins = SERIAL.fullmatch(tokens[0].of(folded)) or "serial" not in kinds
        if begins and pending:
            yield _line_row(folded, pending, kinds)
            pending = []
        pending.append(line.span)
    if pending:
        yield _line_row(folded, pending, kinds)


def _goes_on(folded: str, tokens: Sequence[Span], kinds: Sequence[str], *, is_first: bool) -> bool:
    """Tell whether a line is a row of the table, or carries one on: it begins with a number, or ends in units."""
    if "serial" in kinds and SERIAL.fullmatch(tokens[0].of(folded)):
        return True
    if "serial" in kinds and is_first:
        return False
    return any(cost_of("duty", token.of(folded)) == 0 for token in tokens[-3:])


def _line_row(folded: str, broken: Sequence[Span], kinds: tuple[str, ...]) -> Row | None:
    """Return the row of lines: its cells are words, or what wide gaps part, whichever way is cheaper to read."""
    ways = (WIDE_TOKEN, TOKEN) if any(WIDE_GAP.search(folded, line.start, line.end) for line in broken) else (TOKEN,)
    readings = []
    for way in ways:
        tokens = [token for line in broken for token in _tokens(folded, line, way)]
        found = aligned(kinds, [token.of(folded) for token in tokens], one_row=True)
        readings += [(found[1], tokens, found[0])] if found else []
    if not readings:
        return None
    _, tokens, columns = min(readings, key=lambda one: one[0])
    return placed(tokens, columns, len(kinds))
