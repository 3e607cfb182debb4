"""Where the name of each unit stands: inside its outline where it fits, else beside it on a line, never on another name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, pi, sin

import numpy as np
from numpy.typing import NDArray

from kg.views.map.projection import Point, box_of

Lines = Sequence[Sequence[Point]]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels of the picture."""
Numbers = NDArray[np.float64]

FITS, HANGS_OVER = 1.0, 0.55
"""Clearance, in halves of the box: from FITS on a name lies inside its outline, from HANGS_OVER on nearly so."""
GRID = 21
GAP = 2.0
NEAREST, FARTHEST, STEP, TURNS = 20, 190, 6, 32
"""How far beside its unit a name may stand, in pixels, and in how many directions it is tried."""
OVER_LAND = 45
"""What a name beside its unit loses, in pixels, by standing on another unit."""
SHORTEST_LINE = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A name that wants a place."""

    code: str
    forms: tuple[tuple[float, float], ...]
    """Width and height of each form it may be set in, the one that reads best first: in two lines, in one."""
    rings: Lines
    """Of its outline, in the picture."""
    weight: int
    """Those of greater weight choose first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The place of a name: the middle of its box."""

    code: str
    form: int
    """Which of its forms it is set in."""
    x: float
    y: float
    box: Box
    anchor: Point
    """A point well inside the outline."""
    is_beside: bool
    """Whether a line leads from the anchor to it."""


def width_of(text: str, size: float) -> float:
    """Return how wide `text` is set in letters of `size` pixels: a Chinese sign is as wide as high."""
    return size * sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.58 for sign in text)


def placed(wishes: Sequence[Wish], width: float, height: float, *, beside: bool = True) -> dict[str, Label]:
    """Return the places of the names that find one in a picture of that size, by code; no two boxes overlap.

    `beside`: whether a name that does not fit into its outline may stand beside it.
    """
    inner = {wish.code: [_inner_point(wish.rings, *form) for form in wish.forms] for wish in wishes}
    order = sorted(wishes, key=lambda wish: (-wish.weight, wish.code))
    found: dict[str, Label] = {}
    for least in (FITS, HANGS_OVER) if beside else (FITS,):
        for wish in order:
            for form, (point, clearance) in enumerate(inner[wish.code]):
                label = _label(wish, form, point, point, is_beside=False)
                if wish.code not in found and clearance >= least and _is_free(label, found, width, height):
                    found[wish.code] = label
    if beside:
        land = [_segments(wish.rings) for wish in wishes]
        for wish in order:
            if wish.code not in found:
                _put_beside(wish, inner[wish.code][-1][0], found, (width, height), land)
    return found


def overlap(one: Box, other: Box, gap: float = 0) -> bool:
    """Tell whether two boxes share a point, or come closer than `gap`."""
    return (
        one[0] < other[2] + gap and other[0] < one[2] + gap and one[1] < other[3] + gap and other[1] < one[3] + gap
    )  # fmt: skip


def line_of(label: Label) -> tuple[Point, Point]:
    """Return the line from the anchor of a label to the edge of its box."""
    (ax, ay), (left, top, right, bottom) = label.anchor, label.box
    return label.anchor, (min(max(ax, left), right), min(max(ay, top), bottom))


def _put_beside(
    wish: Wish, anchor: Point, found: dict[str, Label], size: tuple[float, float], land: Sequence[Numbers]
) -> None:
    options = (_label(wish, 0, point, anchor, is_beside=True) for point in _around(anchor))
    lined = (label for label in options if _length(label) >= SHORTEST_LINE)
    free = (label for label in lined if _is_free(label, found, *size) and _reaches(label, found))
    best = min(free, key=lambda label: (_cost(label, land), label.y, label.x), default=None)
    if best is not None:
        found[wish.code] = best


def _around(anchor: Point) -> Iterator[Point]:
    for distance in range(NEAREST, FARTHEST, STEP):
        for turn in range(TURNS):
            angle = 2 * pi * turn / TURNS
            yield anchor[0] + distance * cos(angle), anchor[1] + distance * sin(angle)


def _length(label: Label) -> float:
    (ax, ay), (bx, by) = line_of(label)
    return round(hypot(bx - ax, by - ay), 3)


def _cost(label: Label, land: Sequence[Numbers]) -> float:
    corners = np.array([(label.x, label.y), *((x, y) for x in label.box[::2] for y in label.box[1::2])])
    return _length(label) + OVER_LAND * float(sum(_inside(corners, segments).sum() for segments in land)) / len(corners)


def _is_free(label: Label, found: dict[str, Label], width: float, height: float) -> bool:
    left, top, right, bottom = label.box
    if left < 0 or top < 0 or right > width or bottom > height:
        return False
    others = [other for other in found.values() if other.code != label.code]
    return not any(overlap(label.box, other.box, GAP) for other in others) and not any(
        _crosses(line_of(other), label.box) for other in others if other.is_beside
    )


def _reaches(label: Label, found: dict[str, Label]) -> bool:
    return not any(_crosses(line_of(label), other.box) for other in found.values())


def _crosses(line: tuple[Point, Point], box: Box) -> bool:
    """Tell whether a line meets a box, its part within each pair of sides found in turn (Liang and Barsky 1984)."""
    first, last = 0.0, 1.0
    for axis in (0, 1):
        start, way = line[0][axis], line[1][axis] - line[0][axis]
        low, high = box[axis] - start, box[axis + 2] - start
        if way == 0 and not low <= 0 <= high:
            return False
        if way:
            near, far = sorted((low / way, high / way))
            first, last = max(first, near), min(last, far)
    return first <= last


def _label(wish: Wish, form: int, point: Point, anchor: Point, *, is_beside: bool) -> Label:
    x, y = round(point[0], 1), round(point[1], 1)
    width, height = wish.forms[form]
    box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
    return Label(code=wish.code, form=form, x=x, y=y, box=box, anchor=anchor, is_beside=is_beside)


def _inner_point(rings: Lines, width: float, height: float) -> tuple[Point, float]:
    """Return the point farthest from the outline, as a box of that size sees it, and how many halves of the box it is."""
    scale = np.array([width / 2, height / 2])
    segments = _segments(rings) / np.tile(scale, 2)
    left, top, right, bottom = box_of((x, y) for x, y in segments.reshape(-1, 2).tolist())
    centre, reach = np.array([(left + right) / 2, (top + bottom) / 2]), np.array([right - left, bottom - top]) / 2
    best = centre
    clearance = -1.0
    for _ in range(3):
        steps = np.linspace(-1, 1, GRID)
        grid = np.array([(x, y) for y in steps for x in steps]) * reach + best
        distances = np.where(_inside(grid, segments), _distances(grid, segments), -1)
        nearest = int(np.argmax(distances))
        if distances[nearest] > clearance:
            best, clearance = grid[nearest], float(distances[nearest])
        reach = reach * 3 / GRID
    x, y = best * scale
    return (round(float(x), 1), round(float(y), 1)), clearance


def _segments(rings: Lines) -> Numbers:
    """Return the lines of the rings as rows of x1, y1, x2, y2."""
    return np.array([(*a, *b) for ring in rings for a, b in pairwise(ring)], dtype=float)


def _inside(points: Numbers, segments: Numbers) -> NDArray[np.bool_]:
    """Tell for each point whether a line from it to the right crosses the outline an odd number of times."""
    x, y = points[:, 0, None], points[:, 1, None]
    x1, y1, x2, y2 = segments.T
    across = (y1 > y) != (y2 > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        crossing = across & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return np.asarray(crossing.sum(axis=1) % 2 == 1)


def _distances(points: Numbers, segments: Numbers) -> Numbers:
    """Return for each point how far the nearest segment is."""
    start, along = segments[:, :2], segments[:, 2:] - segments[:, :2]
    lengths = np.maximum((along**2).sum(axis=1), 1e-12)
    away = points[:, None, :] - start[None, :, :]
    share = np.clip((away * along).sum(axis=2) / lengths, 0, 1)
    return np.asarray(np.sqrt(((away - share[:, :, None] * along) ** 2).sum(axis=2).min(axis=1)))
