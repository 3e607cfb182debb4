"""Table cells to pipe rows, `cell | cell | cell |`, the one form in which the grammar reads tables.

A cell that is merged downwards is repeated in each row, since it holds for each; one merged sideways stands in its
first column, and the others stay empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Cells = Sequence[str]

BARS = str.maketrans("|｜", "¦¦")
"""A bar inside a cell is no border; the full-width one folds to the half-width one."""


def table_lines(rows: Sequence[Cells]) -> Iterator[str]:
    """Yield the rows of a table of data as pipe rows; of a frame around text, the lines that its cells hold."""
    if is_table(rows):
        yield from pipe_rows(rows)
    else:
        yield from (line for row in rows for cell in row for line in cell.split("\n") if line.strip())


def pipe_rows(rows: Sequence[Cells]) -> Iterator[str]:
    """Yield one line a row; a row above the table that fills one cell only is its title and gets no bars.

    Empty rows and empty columns are left out.
    """
    filled = [[cell_text(cell) for cell in row] for row in rows]
    filled = [row for row in filled if any(row)]
    columns = sorted({index for row in filled for index, cell in enumerate(row) if cell})
    in_table = False
    for row in filled:
        cells = [row[index] if index < len(row) else "" for index in columns]
        in_table = in_table or sum(map(bool, cells)) > 1
        yield "".join(f"{cell} | " if cell else "| " for cell in cells).rstrip() if in_table else "".join(cells)


def cell_text(text: str) -> str:
    """Return the text of a cell on one line."""
    return re.sub(r"\s+", " ", text).strip().translate(BARS)


def is_table(rows: Sequence[Cells]) -> bool:
    """Tell whether `rows` are a table of data: two rows or more with two filled cells; others are a frame for text."""
    return sum(sum(bool(cell.strip()) for cell in row) > 1 for row in rows) > 1
