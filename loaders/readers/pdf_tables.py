"""The ruled tables of a PDF page: their cells by rows and columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from loaders.readers.pdf_lines import NUMBERED, Char, Line, between, lines_of

Box = tuple[float, float, float, float]
"""Left, top, right and bottom edge in points."""

FULL = 1.6
"""Sizes of a character: a line of a cell that ends closer to its right edge goes on in the next."""
CLOSE = 3.0
"""Points: edges of columns closer than this are the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A table or the part of it that stands on one page."""

    rows: tuple[tuple[str, ...], ...]
    edges: tuple[float, ...]
    """The left edges of its columns."""
    box: Box

    def goes_on_in(self, other: Ruled) -> bool:
        """Tell whether `other` has the same columns."""
        return len(self.edges) == len(other.edges) and all(
            abs(one - two) < CLOSE for one, two in zip(self.edges, other.edges, strict=True)
        )


def tables_of(page: Any, chars: Sequence[Char]) -> Iterator[Ruled]:
    """Yield the tables of data on a page of pdfplumber, from the top down; frames around text are none."""
    if not (page.edges and chars):
        return
    for table in page.find_tables({"explicit_horizontal_lines": _ends(page)}):
        inside = [char for char in chars if holds(table.bbox, char)]
        rows = _rows([list(row.cells) for row in table.rows], inside)
        if any(sum(map(bool, row)) > 1 for row in rows):  # one row may stand alone before a page break
            edges = sorted({round(cell[0], 1) for row in table.rows for cell in row.cells if cell})
            yield Ruled(rows=tuple(map(tuple, rows)), edges=tuple(edges), box=table.bbox)


def _ends(page: Any) -> list[float]:
    """Return where the upright rules of a page begin and end: a row that a page break cuts has no other border there."""
    upright = [edge for edge in page.edges if edge["orientation"] == "v"]
    if not upright:
        return []
    return [min(edge["top"] for edge in upright), max(edge["bottom"] for edge in upright)]


def holds(box: Box, char: Char) -> bool:
    """Tell whether the middle of a character lies in `box`."""
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _rows(boxes: list[list[Box | None]], chars: Sequence[Char]) -> list[list[str]]:
    rows: list[list[str]] = []
    for at, row in enumerate(boxes):
        bottom = min(box[3] for box in row if box)
        rows.append([])
        around = _around([box for box in row if box])
        beside = [char for char in chars if holds(around, char)]
        for column, box in enumerate(row):
            inside = [char for char in beside if box and holds(box, char)]
            rows[-1].append(cell_text(box, inside) if box else _from_above(boxes, rows, at, column, bottom))
    return rows


def _around(boxes: Sequence[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _from_above(boxes: list[list[Box | None]], rows: list[list[str]], at: int, column: int, bottom: float) -> str:
    """Return the text of the cell that reaches down into row `at`; empty where the place belongs to the cell before it."""
    for above in range(at - 1, -1, -1):
        box = boxes[above][column]
        if box:
            return rows[above][column] if box[3] >= bottom - CLOSE else ""
    return ""


def cell_text(box: Box, chars: Sequence[Char]) -> str:
    """Return the text of a cell: a full line goes on in the next without a space, a new item begins with one."""
    lines = lines_of(chars)
    right = box[2] - min((line.x0 - box[0] for line in lines), default=0)
    parts = [line.text for line in lines[:1]]
    for line, below in pairwise(lines):
        parts += [between(line.text, below.text) if _goes_on(line, below, right) else " ", below.text]
    return "".join(parts)


def _goes_on(line: Line, below: Line, right: float) -> bool:
    return line.x1 >= right - FULL * line.size and not NUMBERED.match(below.text)
