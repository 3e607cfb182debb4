"""One square a unit on a grid: none on another, each as near to where its unit lies as the others allow."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt

import numpy as np
from numpy.typing import NDArray

from kg.views.map.projection import Point, box_of

Cell = tuple[int, int]
"""Column and row, counted from the upper left."""
ROOM = 1.35
"""Cells in the box around the units for each unit: some are left blank, so that the shape is kept."""
MARGIN = 1


def tiled(points: Sequence[Point]) -> list[Cell]:
    """Return a cell for each of `points` (y downwards): all different, least in the sum of squared ways to them."""
    if not points:
        return []
    left, top, right, bottom = box_of(points)
    side = sqrt(max((right - left) * (bottom - top), 1e-12) / (ROOM * len(points)))
    side = max(side, (right - left) / (3 * len(points)), (bottom - top) / (3 * len(points)), 1e-9)
    places = np.array([((x - left) / side, (y - top) / side) for x, y in points])
    columns, rows = _size(len(points), ceil((right - left) / side), ceil((bottom - top) / side))
    cells = [(column, row) for row in range(-MARGIN, rows + MARGIN) for column in range(-MARGIN, columns + MARGIN)]
    ways = ((places[:, None, :] - np.array(cells)[None, :, :]) ** 2).sum(axis=2)
    return _from_corner([cells[index] for index in cheapest(ways)])


def _size(units: int, columns: int, rows: int) -> tuple[int, int]:
    """Return a grid of at least that size which holds all units."""
    return max(columns, 1), max(rows, 1, ceil(units / max(columns, 1)))


def _from_corner(cells: list[Cell]) -> list[Cell]:
    left, top = min(column for column, _ in cells), min(row for _, row in cells)
    return [(column - left, row - top) for column, row in cells]


def cheapest(costs: NDArray[np.float64]) -> list[int]:
    """Return a column for each row of `costs`, no column twice, with the least sum (Hungarian method, Kuhn 1955).

    There must be at least as many columns as rows.
    """
    rows, columns = costs.shape
    over_rows, over_columns = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(
        columns + 1, dtype=int
    )  # the row, counted from 1, that has the column; column 0 is where a row starts
    for row in range(1, rows + 1):
        owner[0] = row
        _augment(costs, over_rows, over_columns, owner)
    return [int(np.flatnonzero(owner[1:] == row)[0]) for row in range(1, rows + 1)]


def _augment(
    costs: NDArray[np.float64],
    over_rows: NDArray[np.float64],
    over_columns: NDArray[np.float64],
    owner: NDArray[np.int_],
) -> None:
    """Give the row that starts in column 0 a column, moving others along the shortest way to a free one."""
    slack, before = np.full(len(owner), np.inf), np.zeros(len(owner), dtype=int)
    seen, column = np.zeros(len(owner), dtype=bool), 0
    while owner[column]:
        seen[column] = True
        row = owner[column]
        reduced = np.concatenate(([np.inf], costs[row - 1] - over_rows[row] - over_columns[1:]))
        closer = ~seen & (reduced < slack)
        slack[closer], before[closer] = reduced[closer], column
        following = int(np.argmin(np.where(seen, np.inf, slack)))
        step = slack[following]
        over_rows[owner[seen]] += step
        over_columns[seen] -= step
        slack[~seen] -= step
        column = following
    while column:
        owner[column] = owner[before[column]]
        column = int(before[column])
