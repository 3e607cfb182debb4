"""Excel workbooks (XLSX): each visible sheet, under its name where there are several, each visible row a pipe row.

Read from the XML within limits of its own: a library fills out what a hostile sheet only claims to hold, a merged range
of a million rows or one cell at the far corner.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from loaders.readers.as_read import AsRead
from loaders.readers.limits import MOST_CELLS, require
from loaders.readers.package import Element, Package, children, value
from loaders.readers.pipes import pipe_rows
from loaders.readers.xlsx_values import Values

WORKBOOK, RELATED = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
"""A column and a row, at the corners of a range: A1:C3."""
ROW = re.compile(r"[0-9]{1,7}")
UNNAMED = re.compile(r"(?:Sheet|工作表) ?\d*", re.I)
"""Names that the program gives a sheet, which say nothing."""

Grid = dict[int, dict[int, str]]
"""The filled cells by row and column, both from 1."""


def read_xlsx(data: bytes, name: str) -> AsRead:
    """Return the text of an XLSX, one pipe row a row; UnreadableError where it is damaged or past the limits."""
    package = Package(data, name)
    values = Values(package)
    room, lines = MOST_CELLS, []
    sheets = list(_sheets(package))
    for title, part in sheets:
        grid = _grid(package.xml(part), values)
        room -= sum(map(len, grid.values()))
        require(MOST_CELLS - room, MOST_CELLS, name, "cells")
        rows = list(pipe_rows([_row(grid[row]) for row in sorted(grid)]))
        is_named = len(sheets) > 1 and not UNNAMED.fullmatch(title) and title not in rows[:1]
        lines += [title] * bool(rows and is_named) + rows
    return AsRead(text="\n".join(lines) + "\n")


def _sheets(package: Package) -> Iterator[tuple[str, str]]:
    """Yield the title and the part of each visible sheet, in order; hidden ones hold lists to choose from."""
    targets = {value(one, "Id"): value(one, "Target") for one in package.xml(RELATED)}
    for sheet in children(package.xml(WORKBOOK), "sheets"):
        target = targets.get(value(sheet, "id"), "")
        part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if value(sheet, "state", "visible") == "visible" and "worksheets/" in part:
            yield value(sheet, "name"), part


def _grid(root: Element, values: Values) -> Grid:
    grid: Grid = {}
    at = 0
    for row in children(root, "sheetData"):
        number = value(row, "r")
        at = int(number) if ROW.fullmatch(number) else at + 1
        column = 0
        for cell in row if value(row, "hidden") not in {"1", "true"} else ():
            column = _column(value(cell, "r")) or column + 1  # a cell without a reference follows the one before it
            text = values.text(cell)
            if text.strip():
                grid.setdefault(at, {})[column] = text
    _repeat_downwards(grid, root)
    return grid


def _repeat_downwards(grid: Grid, root: Element) -> None:
    """Fill the first column of each range that is merged downwards, in the rows that hold something else."""
    rows = sorted(grid)
    for merged in children(root, "mergeCells"):
        corners = REFERENCE.findall(value(merged, "ref"))
        if len(corners) != 2:
            continue
        (first, top), (_, bottom) = corners
        text = grid.get(int(top), {}).get(_column(first), "")
        if text:
            for row in rows[bisect_left(rows, int(top)) : bisect_left(rows, int(bottom) + 1)]:
                grid[row].setdefault(_column(first), text)


def _row(cells: dict[int, str]) -> list[str]:
    return [cells.get(column, "") for column in range(1, max(cells) + 1)]


def _column(reference: str) -> int:
    """Return the number of the column that a reference begins with (AB or AB12: 28); 0 where it begins with none."""
    column = 0
    for letter in reference.rstrip("0123456789"):
        column = column * 26 + ord(letter) - ord("A") + 1
    return column
