"""Projects that join two units or more, as curves between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.views.map.counting import Counted
from kg.views.map.projection import Point

BEND, MORE = 0.16, 0.1
"""How far a curve leaves the straight line, as a share of it, and how much farther each next one between the same ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A project and the units it joins, in the order in which the text first names them."""

    item: str
    stops: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """One curve of a route: a quadratic one, from `start` by `bend` to `end`."""

    item: str
    start: Point
    bend: Point
    end: Point


def routes(counted: Counted) -> list[Route]:
    """Return the items that lie in two units or more, by id."""
    stops: dict[str, list[tuple[str, int, int, str]]] = {}
    for code, held in counted.units.items():
        for item, words in held.items():
            document, start, at = min((word.document, word.start, word.at) for word in words)
            stops.setdefault(item, []).append((document, start, at, code))
    joined = {item: sorted(named) for item, named in stops.items() if len(named) > 1}
    return [Route(item=item, stops=tuple(stop[-1] for stop in joined[item])) for item in sorted(joined)]


def arcs(joining: Sequence[Route], points: Mapping[str, Point]) -> list[Arc]:
    """Return the curves of the routes between the `points` of their units; several between two units bend apart."""
    drawn: Counter[tuple[str, str]] = Counter()
    found = []
    for route in joining:
        for ends in pairwise(route.stops):
            first, last = sorted(ends)
            bend = _bend(points[first], points[last], drawn[first, last])
            found.append(Arc(item=route.item, start=points[first], bend=bend, end=points[last]))
            drawn[first, last] += 1
    return found


def _bend(start: Point, end: Point, before: int) -> Point:
    """Return the control point of a curve that bends upwards, with so many drawn before."""
    across, down = end[0] - start[0], end[1] - start[1]
    share = 2 * (BEND + MORE * before) * (1 if across >= 0 else -1)
    return (start[0] + end[0]) / 2 + down * share, (start[1] + end[1]) / 2 - across * share
