"""Where each node of a picture stands: the same place at every run and on every machine.

Only +, -, ×, ÷ and √ are used, and every sum runs in a fixed order (over axis 0, row by row), so that processors
with wider registers, which would add in another order, come to the same positions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float64]
Indices = NDArray[np.int64]

SPACING = 120.0
"""The distance between neighbours that the forces aim at."""
FLATNESS = 0.8
"""Height of the picture by its width: screens are wide, and so are labels."""
ROUNDS = 240
GRAVITY = 0.05
"""How strongly the middle pulls: what has no links stays in sight."""
ROOM = 2.4
"""The area of the picture by that of all its boxes."""
MOST_BODIES = 500
"""Up to so many nodes push each other one by one; more are pushed by the centres of a grid."""
GRID = 20
"""Cells of that grid in each direction."""
BOX = (132.0, 66.0)
"""The room for a node and its label of two lines: width, height."""
SWEEPS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A position: x to the right, y downwards, in pixels at scale 1."""

    x: int
    y: int


def positions(nodes: Sequence[str], links: Sequence[tuple[str, str]]) -> dict[str, Point]:
    """Return a point for each node id, given the pairs of ids that are linked (each id one of `nodes`)."""
    if not nodes:
        return {}
    index = {ident: number for number, ident in enumerate(nodes)}
    pairs = sorted({(min(a, b), max(a, b)) for a, b in ((index[s], index[t]) for s, t in links) if a != b})
    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    where = _without_overlap(_fitted(_pulled_and_pushed(_scattered(len(nodes), ends), ends)))
    return {ident: Point(x=round(float(x)), y=round(float(y))) for ident, (x, y) in zip(nodes, where, strict=True)}


def beside(points: Mapping[str, Point], anchors: Mapping[str, Sequence[str]]) -> dict[str, Point]:
    """Return a point for each id of `anchors`: near the middle of those of its anchors that have a point."""
    found = {}
    for number, (ident, ends) in enumerate(anchors.items(), 1):
        near = [points[end] for end in ends if end in points] or [Point(x=0, y=0)]
        away = ((number * 0.7548776662466927) % 1 - 0.5, (number * 0.5698402909980532) % 1 - 0.5)
        x, y = sum(point.x for point in near) / len(near), sum(point.y for point in near) / len(near)
        found[ident] = Point(x=round(x + 2 * SPACING * away[0]), y=round(y + 2 * SPACING * away[1]))
    return found


def _scattered(count: int, ends: Indices) -> Vectors:
    """Start from an even scatter of points (steps of the plastic number), best linked nodes in the middle."""
    steps = np.arange(1, count + 1, dtype=np.float64)[:, None] * np.array([0.7548776662466927, 0.5698402909980532])
    points = (steps % 1.0) - 0.5
    outward = np.argsort(_lengths(points)[:, 0], kind="stable")
    by_degree = np.argsort(-_degrees(count, ends), kind="stable")
    placed = np.zeros((count, 2))
    placed[by_degree] = points[outward]
    return placed * (SPACING * sqrt(count))


def _lengths(vectors: Vectors) -> Vectors:
    """Return the length of each vector, in a column, never zero."""
    squares = vectors[:, :1] * vectors[:, :1] + vectors[:, 1:] * vectors[:, 1:]
    return np.sqrt(squares) + 1e-9


def _degrees(count: int, ends: Indices) -> Vectors:
    return np.bincount(ends.ravel(), minlength=count).astype(np.float64)


def _pulled_and_pushed(points: Vectors, ends: Indices) -> Vectors:
    """Let links pull and nodes push, in ever smaller steps (Fruchterman and Reingold)."""
    count = len(points)
    reach = SPACING * sqrt(count) / 3
    degrees = _degrees(count, ends)
    for turn in range(ROUNDS):
        force = _push(points) + _pull(points, ends, degrees) - points * GRAVITY
        length = _lengths(force)
        left = 1 - turn / ROUNDS
        step = reach * left * sqrt(left) + 1
        points = points + force / length * np.minimum(length, step)
    return points


def _push(points: Vectors) -> Vectors:
    """Return what the others do to each point: they push it away, the stronger the nearer."""
    centres, masses = _centres(points)
    away_x = points[None, :, 0] - centres[:, None, 0]
    away_y = points[None, :, 1] - centres[:, None, 1]
    strength = masses[:, None] * SPACING**2 / (away_x * away_x + away_y * away_y + SPACING)
    return np.stack([(away_x * strength).sum(axis=0), (away_y * strength).sum(axis=0)], axis=1)


def _centres(points: Vectors) -> tuple[Vectors, Vectors]:
    """Return the bodies that push, and their masses: the points, or the mean points of a grid when there are many."""
    count = len(points)
    if count <= MOST_BODIES:
        return points, np.ones(count)
    low, high = points.min(axis=0), points.max(axis=0)
    column, row = np.minimum((points - low) / (high - low + 1e-9) * GRID, GRID - 1).astype(np.int64).T
    cells = column * GRID + row
    masses = np.bincount(cells, minlength=GRID * GRID).astype(np.float64)
    sums = [np.bincount(cells, weights=points[:, axis], minlength=GRID * GRID) for axis in (0, 1)]
    used = masses > 0
    return np.stack(sums, axis=1)[used] / masses[used, None], masses[used]


def _pull(points: Vectors, ends: Indices, degrees: Vectors) -> Vectors:
    """Return what the links do to each point: they pull it towards its neighbours, those of hubs less each."""
    apart = points[ends[:, 1]] - points[ends[:, 0]]
    length = _lengths(apart)
    busier = np.maximum(degrees[ends[:, 0]], degrees[ends[:, 1]])[:, None]
    tension = apart * length / SPACING / (1 + 0.12 * busier)
    onto = np.concatenate([ends[:, 0], ends[:, 1]])
    return _summed(np.concatenate([tension, -tension]), onto=onto, count=len(points))


def _fitted(points: Vectors) -> Vectors:
    """Scale to the shape and the area wanted, around the middle."""
    centred = _gathered(points - points.sum(axis=0) / len(points))
    deviation: Vectors = np.sqrt((centred * centred).sum(axis=0) / len(points)) + 1e-9
    width = sqrt(len(points) * BOX[0] * BOX[1] * ROOM / FLATNESS)
    wanted = np.array([1.0, FLATNESS]) * width / 4  # an even disc reaches twice its standard deviation to each side
    return centred * (wanted / deviation)


def _gathered(points: Vectors) -> Vectors:
    """Bring the far tenth nearer: however far out, no node stands twice as far as nine in ten do."""
    radius = _lengths(points)
    most = float(np.sort(radius[:, 0])[len(points) * 9 // 10])
    return points * np.where(radius > most, most * (2 - most / radius) / radius, 1.0)


def _without_overlap(points: Vectors) -> Vectors:
    """Push apart, along the cheaper axis, what stands in another's box."""
    for _ in range(SWEEPS):
        first, second = _overlapping(points)
        if not len(first):
            break
        apart = points[second] - points[first]
        lacking = np.array(BOX) - np.abs(apart)
        sideways = lacking[:, 0] / BOX[0] < lacking[:, 1] / BOX[1]
        shift = np.where(apart < 0, -1.0, 1.0) * lacking * np.stack([sideways, ~sideways], axis=1) * 0.4
        moves = np.concatenate([shift, -shift])
        points = points + _summed(moves, onto=np.concatenate([second, first]), count=len(points))
    return points


def _overlapping(points: Vectors) -> tuple[Indices, Indices]:
    """Return the pairs of points that stand in each other's box, as two lists of indices."""
    first, second = _close_pairs(points)
    overlap = (np.abs(points[second] - points[first]) < np.array(BOX)).all(axis=1)
    return first[overlap], second[overlap]


def _summed(vectors: Vectors, *, onto: Indices, count: int) -> Vectors:
    """Return, for each of `count` points, the sum of the vectors that act on it."""
    return np.stack([np.bincount(onto, weights=vectors[:, axis], minlength=count) for axis in (0, 1)], axis=1)


def _close_pairs(points: Vectors) -> tuple[Indices, Indices]:
    """Return the pairs of points less than a box's width apart in x, as two lists of indices."""
    order = np.argsort(points[:, 0], kind="stable")
    xs = points[order, 0]
    until = np.searchsorted(xs, xs + BOX[0], side="left")
    counts = until - np.arange(len(xs)) - 1
    first = np.repeat(np.arange(len(xs)), counts)
    offset = np.arange(len(first)) - np.repeat(np.cumsum(counts) - counts, counts)
    return order[first], order[first + 1 + offset]
