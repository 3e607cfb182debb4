"""Units and their numbers → what stands where in the picture: shapes, borders, names and curves, in pixels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.views.map.arcs import Route, arcs
from kg.views.map.labels import Box, Label, Lines, Wish, line_of, placed, width_of
from kg.views.map.projection import Point, box_of, equal_area, fitted, middle_of
from kg.views.map.scale import Scale
from kg.views.map.tiles import Cell, tiled
from kg.views.map.units import Unit

WIDTH, HEIGHT, MARGIN = 960, 740, 14
FEW_UNITS = 80
"""Up to so many every unit has its name in the picture, in large letters."""
LARGE, SMALL = (13.0, 11.5), (9.5, 9.0)
"""Sizes of the letters of a name and of the number under it."""
LINE_HEIGHT, BASELINE, UNDER, SPACE = 1.18, 0.98, 0.16, 4
"""Of a line its height, where letters stand in it from above and from below, in sizes; and between name and number, in pixels."""
LARGEST_TILE, GUTTER, ROUNDING = 74, 4, 6
PROVINCE, CITY = 2, 4
"""How many digits of an adcode say which province, and which city."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A unit as it is coloured."""

    unit: Unit
    path: str
    number: int
    shade: int
    """The class of its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The name of a unit and its number, centred each on its own x."""

    code: str
    name: str
    name_x: float
    name_y: float
    name_size: float
    number: int
    number_x: float
    number_y: float
    number_size: float
    shade: int
    """The class that it stands on; -1 where it stands beside its unit."""
    line: str
    """The path from its unit to it; empty where it stands on it."""
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture of WIDTH by HEIGHT."""

    shapes: tuple[Shape, ...]
    borders: tuple[str, ...]
    """Paths: of provinces, then of cities where the units are smaller."""
    texts: tuple[Text, ...]
    arcs: tuple[tuple[str, str], ...]
    """Item id and path."""
    dots: tuple[Point, ...]
    """Where curves end."""


def outline_drawing(
    units: Sequence[Unit], numbers: Mapping[str, int], scale: Scale, joining: Sequence[Route]
) -> Drawing:
    """Return the picture of units with outlines; `numbers` by code."""
    rings = _projected(units)
    large = len(units) <= FEW_UNITS
    wishes = [_wish(unit, rings[unit.code], numbers[unit.code], LARGE if large else SMALL) for unit in units]
    wanted = wishes if large else [wish for wish in wishes if wish.weight]
    labels = placed(wanted, WIDTH, HEIGHT, beside=len(wanted) <= FEW_UNITS)
    ends = {wish.code: _end_of(labels.get(wish.code), wish) for wish in wishes if _joins(joining, wish.code)}
    by_code = {unit.code: unit for unit in units}
    return Drawing(
        shapes=tuple(_shape(unit, _closed(rings[unit.code]), numbers, scale) for unit in units),
        borders=tuple(_border(units, rings, digits) for digits in ((PROVINCE,) if large else (PROVINCE, CITY))),
        texts=tuple(_text(by_code[code], label, numbers, scale, LARGE if large else SMALL) for code, label in labels.items()),
        arcs=_curves(joining, ends),
        dots=tuple(ends[code] for code in sorted(ends)),
    )  # fmt: skip


def tile_drawing(units: Sequence[Unit], numbers: Mapping[str, int], scale: Scale, joining: Sequence[Route]) -> Drawing:
    """Return the picture of units as squares; `numbers` by code."""
    flat = equal_area(middle_of([unit.point for unit in units]))
    cells = dict(zip((unit.code for unit in units), tiled([flat(unit.point) for unit in units]), strict=True))
    columns, rows = (1 + max(cell[axis] for cell in cells.values()) for axis in (0, 1))
    side = min((WIDTH - 2 * MARGIN) / columns, (HEIGHT - 2 * MARGIN) / rows, LARGEST_TILE)
    left, top = (WIDTH - side * columns) / 2, (HEIGHT - side * rows) / 2
    corners = {code: (left + side * cell[0], top + side * cell[1]) for code, cell in cells.items()}
    ends = {
        code: (round(x + side / 2, 1), round(y + side - 9, 1))
        for code, (x, y) in corners.items()
        if _joins(joining, code)
    }
    return Drawing(
        shapes=tuple(_shape(unit, _square(corners[unit.code], side), numbers, scale) for unit in units),
        borders=(_seams(units, cells, corners, side),),
        texts=tuple(_tile_text(unit, corners[unit.code], side, numbers, scale) for unit in units),
        arcs=_curves(joining, ends),
        dots=tuple(ends[code] for code in sorted(ends)),
    )


def _projected(units: Sequence[Unit]) -> dict[str, Lines]:
    """Return the rings of each unit in the picture, rounded to a tenth of a pixel, points that fall together once."""
    rings = {unit.code: unit.outline.rings for unit in units if unit.outline}
    flat = equal_area(middle_of(point for lines in rings.values() for line in lines for point in line))
    plane = {code: [[flat(point) for point in line] for line in lines] for code, lines in rings.items()}
    fit = fitted((point for lines in plane.values() for line in lines for point in line), WIDTH, HEIGHT, MARGIN)
    return {code: [_rounded(map(fit, line)) for line in lines] for code, lines in plane.items()}


def _rounded(points: Iterable[Point]) -> list[Point]:
    found: list[Point] = []
    for x, y in points:
        point = (round(x, 1), round(y, 1))
        if not found or found[-1] != point:
            found.append(point)
    return found if len(found) > 1 else found * 2


def _wish(unit: Unit, rings: Lines, number: int, sizes: tuple[float, float]) -> Wish:
    name, figure = width_of(unit.short, sizes[0]), width_of(str(number), sizes[1])
    stacked, inline = (max(name, figure), sum(sizes) * LINE_HEIGHT), (name + SPACE + figure, sizes[0] * LINE_HEIGHT)
    return Wish(code=unit.code, forms=(stacked, inline), rings=rings, weight=number)


def _shape(unit: Unit, path: str, numbers: Mapping[str, int], scale: Scale) -> Shape:
    return Shape(unit=unit, path=path, number=numbers[unit.code], shade=scale.class_of(numbers[unit.code]))


def _text(unit: Unit, label: Label, numbers: Mapping[str, int], scale: Scale, sizes: tuple[float, float]) -> Text:
    left, top, right, bottom = label.box
    name, figure = width_of(unit.short, sizes[0]), width_of(str(numbers[unit.code]), sizes[1])
    name_y = round(top + BASELINE * sizes[0], 1)
    return Text(
        code=unit.code,
        name=unit.short,
        name_x=round(left + name / 2, 1) if label.form else label.x,
        name_y=name_y,
        name_size=sizes[0],
        number=numbers[unit.code],
        number_x=round(right - figure / 2, 1) if label.form else label.x,
        number_y=name_y if label.form else round(bottom - UNDER * sizes[1], 1),
        number_size=sizes[1],
        shade=-1 if label.is_beside else scale.class_of(numbers[unit.code]),
        line=_open(line_of(label)) if label.is_beside else "",
        box=label.box,
    )


def _tile_text(unit: Unit, corner: Point, side: float, numbers: Mapping[str, int], scale: Scale) -> Text:
    middle, room = corner[0] + side / 2, side - GUTTER - 4
    size = round(min(LARGE[0] + 1, side / 3.6, room / max(width_of(unit.short, 1), 1)), 1)
    below = round(min(LARGE[1] + 0.5, side / 4), 1)
    height = (size + below) * LINE_HEIGHT
    top = corner[1] + (side - height) / 2
    half = max(width_of(unit.short, size), width_of(str(numbers[unit.code]), below)) / 2
    return Text(
        code=unit.code,
        name=unit.short,
        name_x=round(middle, 1),
        name_y=round(top + BASELINE * size, 1),
        name_size=size,
        number=numbers[unit.code],
        number_x=round(middle, 1),
        number_y=round(top + height - UNDER * below, 1),
        number_size=below,
        shade=scale.class_of(numbers[unit.code]),
        line="",
        box=(middle - half, top, middle + half, top + height),
    )


def _joins(joining: Iterable[Route], code: str) -> bool:
    return any(code in route.stops for route in joining)


def _end_of(label: Label | None, wish: Wish) -> Point:
    """Return where curves of a unit end: under its name where that stands on it, else at its anchor."""
    if label is None:
        longest: Sequence[Point] = max(wish.rings, key=len)
        left, top, right, bottom = box_of(longest)
        return round((left + right) / 2, 1), round((top + bottom) / 2, 1)
    return label.anchor if label.is_beside else (label.x, round(label.box[3] + 4, 1))


def _curves(joining: Sequence[Route], ends: Mapping[str, Point]) -> tuple[tuple[str, str], ...]:
    return tuple((arc.item, f"M{_at(arc.start)}Q{_at(arc.bend)} {_at(arc.end)}") for arc in arcs(joining, ends))


def _border(units: Sequence[Unit], rings: Mapping[str, Lines], digits: int) -> str:
    """Return the lines between units whose codes differ in the first digits, and those around all, each once."""
    owners: dict[frozenset[Point], set[str]] = {}
    for unit in units:
        for edge in _edges(rings[unit.code]):
            owners.setdefault(frozenset(edge), set()).add(unit.code)
    single = {edge for edge, codes in owners.items() if len(codes) == 1 or len({code[:digits] for code in codes}) > 1}
    return "".join(_runs((edge for unit in units for edge in _edges(rings[unit.code])), single))


def _edges(rings: Lines) -> Iterator[tuple[Point, Point]]:
    for ring in rings:
        yield from pairwise(ring)


def _runs(edges: Iterable[tuple[Point, Point]], wanted: set[frozenset[Point]]) -> Iterator[str]:
    last = None
    for start, end in edges:
        if frozenset((start, end)) in wanted:
            wanted.discard(frozenset((start, end)))
            yield f"L{_at(end)}" if last == start else f"M{_at(start)}L{_at(end)}"
            last = end


def _seams(units: Sequence[Unit], cells: Mapping[str, Cell], corners: Mapping[str, Point], side: float) -> str:
    """Return the lines between neighbouring squares of different provinces."""
    at = {cells[unit.code]: unit for unit in units}
    lines = []
    for (column, row), unit in sorted(at.items()):
        x, y = corners[unit.code]
        right, below = at.get((column + 1, row)), at.get((column, row + 1))
        if right and right.province != unit.province:
            lines.append(_open(((x + side, y), (x + side, y + side))))
        if below and below.province != unit.province:
            lines.append(_open(((x, y + side), (x + side, y + side))))
    return "".join(lines)


def _square(corner: Point, side: float) -> str:
    """Return a square; its stroke, of its own colour, makes it larger by a half of its width and rounds its corners."""
    inner = (GUTTER + ROUNDING) / 2
    across = _figure(side - 2 * inner)
    return f"M{_at((corner[0] + inner, corner[1] + inner))}h{across}v{across}h-{across}z"


def _closed(rings: Lines) -> str:
    return "".join(f"{_open(ring[:-1])}z" for ring in rings)


def _open(points: Sequence[Point]) -> str:
    return "M" + "L".join(_at(point) for point in points)


def _at(point: Point) -> str:
    return f"{_figure(point[0])} {_figure(point[1])}"


def _figure(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
