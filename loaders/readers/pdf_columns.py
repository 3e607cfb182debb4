"""A PDF page set in two columns, as a gazette is, to one column: the left one first, then the right one below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.readers.pdf_lines import Char, rows_of

MIDDLE = (0.4, 0.6)
"""Of the width of a page: the gap between two columns lies there."""
NARROWEST = 1.5
"""Sizes of a character: a gap between columns is wider, a space within a line is not."""
WIDEST = 0.12
"""Of the width of a page: a gap between columns is narrower, that in a table without rules is not."""
LEAST_ROWS = 3
FULL = 2.5
"""Sizes of a character: a line that ends closer to the edge of its column is full."""
MOSTLY = 0.5
"""Of the lines of both columns so many are full; those of a table without rules are not."""

Row = Sequence[Char]


def unrolled(chars: Sequence[Char], width: float) -> tuple[list[Char], float, float]:
    """Return the characters of a page with its right column moved below the left one, how much longer the page is, and
    how wide a column; all as it is, with nothing longer, where the page has one column.
    """
    rows = [[char for char in row if char["text"].strip()] for row in rows_of(chars)]
    gap = _gap([row for row in rows if row], width)
    if gap is None:
        return list(chars), 0.0, width
    moved: list[Char] = []
    below = 0.0
    for side_by_side, part in _parts([row for row in rows if row], gap):
        flat = [char for row in part for char in row]
        height = max(char["bottom"] for char in flat) - min(char["top"] for char in flat)
        moved += [_moved(char, 0, below) for char in flat if not side_by_side or char["x0"] < gap]
        if side_by_side:
            right = [char for char in flat if char["x0"] >= gap]
            shift = min(char["x0"] for char in flat) - min((char["x0"] for char in right), default=0)
            below += height + max(char["size"] for char in flat) / 2
            moved += [_moved(char, shift, below) for char in right]
    return moved, below, gap


def _gap(rows: Sequence[Row], width: float) -> float | None:
    """Return where the right column begins; None where there is one column, or a table without rules."""
    split = [found for row in rows for found in _splits(row, width)]
    if len(split) < LEAST_ROWS:
        return None
    ends, starts = max(one for one, _ in split), min(two for _, two in split)
    if not 0 < starts - ends < WIDEST * width:
        return None
    sides = [[char for char in row if char["x0"] >= starts] for row in rows if _is_split(row, ends, starts)]
    edge = max(char["x1"] for side in sides for char in side)
    size = sides[0][0]["size"]
    full = sum(one > ends - FULL * size for one, _ in split) + sum(
        side[-1]["x1"] > edge - FULL * size for side in sides
    )
    return starts if full >= MOSTLY * 2 * len(split) else None


def _splits(row: Row, width: float) -> Iterator[tuple[float, float]]:
    """Yield where a gap in the middle of the page begins and ends in `row`, at most one."""
    ordered = sorted(row, key=lambda char: float(char["x0"]))
    for one, two in pairwise(ordered):
        in_middle = one["x1"] < MIDDLE[1] * width and two["x0"] > MIDDLE[0] * width
        if in_middle and two["x0"] - one["x1"] > NARROWEST * max(one["size"], two["size"]):
            yield one["x1"], two["x0"]
            return


def _is_split(row: Row, ends: float, starts: float) -> bool:
    return any(char["x0"] >= starts for char in row) and not any(
        char["x0"] < starts and char["x1"] > ends for char in row
    )


def _parts(rows: Sequence[Row], gap: float) -> Iterator[tuple[bool, list[Row]]]:
    """Yield the rows in stretches: those that the gap parts, or that stand on one side of it, and those across it."""
    part: list[Row] = []
    before = False
    for row in rows:
        side_by_side = not any(char["x0"] < gap - char["size"] / 2 < char["x1"] for char in row)
        if part and side_by_side != before:
            yield before, part
            part = []
        part.append(row)
        before = side_by_side
    if part:
        yield before, part


def _moved(char: Char, right: float, down: float) -> Char:
    moved = {"x0": char["x0"] + right, "x1": char["x1"] + right}
    return {**char, **moved, "top": char["top"] + down, "bottom": char["bottom"] + down}
