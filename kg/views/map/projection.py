"""Longitude and latitude → a plane, and the plane → the frame of a picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import cos, radians, sin, sqrt

Point = tuple[float, float]
Projection = Callable[[Point], Point]

LEAST_DENOMINATOR = 1e-9
"""The far side of the world, which this projection cannot show, goes to its rim."""


def equal_area(centre: Point) -> Projection:
    """Return Lambert's azimuthal equal-area projection about `centre`, in radii of the earth, y downwards.

    Equal areas, since a shade says how much a unit holds; true to shape around the centre, wherever that is.
    """
    middle, origin = radians(centre[0]), radians(centre[1])

    def project(point: Point) -> Point:
        lon, lat = radians(point[0]) - middle, radians(point[1])
        closeness = 1 + sin(origin) * sin(lat) + cos(origin) * cos(lat) * cos(lon)
        scale = sqrt(2 / max(closeness, LEAST_DENOMINATOR))
        north = cos(origin) * sin(lat) - sin(origin) * cos(lat) * cos(lon)
        return scale * cos(lat) * sin(lon), -scale * north

    return project


def middle_of(points: Iterable[Point]) -> Point:
    """Return the middle of the box around `points`; ValueError without any."""
    left, top, right, bottom = box_of(points)
    return (left + right) / 2, (top + bottom) / 2


def box_of(points: Iterable[Point]) -> tuple[float, float, float, float]:
    """Return least x, least y, greatest x and greatest y of `points`; ValueError without any."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def fitted(points: Iterable[Point], width: float, height: float, margin: float) -> Projection:
    """Return what moves and scales the plane so that `points` fill a frame of that size, evenly, the margin left free."""
    left, top, right, bottom = box_of(points)
    across, down = max(right - left, LEAST_DENOMINATOR), max(bottom - top, LEAST_DENOMINATOR)
    scale = min((width - 2 * margin) / across, (height - 2 * margin) / down)
    dx, dy = (width - scale * (left + right)) / 2, (height - scale * (top + bottom)) / 2

    def fit(point: Point) -> Point:
        return scale * point[0] + dx, scale * point[1] + dy

    return fit
