"""A GeoJSON file → the outlines in it, checked: what is drawn later is known to be rings of longitudes and latitudes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from math import isfinite
from pathlib import Path
from typing import Any, NoReturn

from kg.errors import UnreadableError
from kg.resources import folder

Point = tuple[float, float]
"""Longitude and latitude, in degrees."""
Ring = tuple[Point, ...]
"""A closed line; the last point is the first again."""

BUNDLED = {"city": "gazetteer/cities.geojson", "county": "gazetteer/districts.geojson"}
BUNDLED_KEY = "code"
NAMES = ("name", "NAME", "名称")
"""The properties that may hold the name of an outline, the first that does counts."""
POLYGONS = ("Polygon", "MultiPolygon")

MOST_BYTES = 64 * 1024 * 1024
MOST_POINTS = 1_000_000
MOST_OUTLINES = 4_000
"""More is drawn by no browser in good time: such a file wants simplifying first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The outline of one unit."""

    key: str
    """The adcode, where the file gives adcodes."""
    name: str
    rings: tuple[Ring, ...]
    """Of all its parts, holes among them: a point inside an odd number of rings is inside."""


def bundled(level: str) -> tuple[Outline, ...]:
    """Return the outlines of seeds/ for a level, city or county, in the order of their keys."""
    return _outlines(folder("seeds") / BUNDLED[level], BUNDLED_KEY)


def outlines_of(path: Path, key: str) -> tuple[Outline, ...]:
    """Return the outlines of a GeoJSON file, each under its property `key`, in the order of these.

    UnreadableError where the file is no FeatureCollection of polygons in degrees, is too large, or lacks the property.
    """
    return _outlines(path, key)


def _outlines(path: Traversable | Path, key: str) -> tuple[Outline, ...]:
    features = _features(path)
    found = [_outline(path, number, feature, key) for number, feature in enumerate(features, 1)]
    keys = [outline.key for outline in found]
    if len(set(keys)) < len(keys):
        twice = next(each for each in keys if keys.count(each) > 1)
        _refuse(path, f"two outlines have {key} {twice!r}; join them, or name another property by --key")
    if sum(len(ring) for outline in found for ring in outline.rings) > MOST_POINTS:
        _refuse(path, f"more than {MOST_POINTS} points; simplify the outlines first")
    return tuple(sorted(found, key=lambda outline: outline.key))


def _features(path: Traversable | Path) -> list[Any]:
    read = _parsed(path, _text(path))
    features = read.get("features") if isinstance(read, dict) and read.get("type") == "FeatureCollection" else None
    if not isinstance(features, list) or not features:
        _refuse(path, "not a GeoJSON FeatureCollection with outlines in it")
    if len(features) > MOST_OUTLINES:
        _refuse(path, f"more than {MOST_OUTLINES} outlines; leave out those that are not wanted")
    return features


def _text(path: Traversable | Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            _refuse(path, f"larger than {MOST_BYTES // 1024 // 1024} MB; simplify the outlines first")
        return content.decode("utf-8-sig")
    except OSError as error:
        _refuse(path, f"cannot be read ({error.strerror}); name a GeoJSON file")
    except UnicodeDecodeError:
        _refuse(path, "not UTF-8, as GeoJSON must be; convert it first")


def _parsed(path: Traversable | Path, text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        _refuse(path, "nested too deeply for GeoJSON; give a file of outlines")
    except ValueError as error:
        _refuse(path, f"not JSON ({error}); give a GeoJSON file of outlines")


def _outline(path: Traversable | Path, number: int, feature: Any, key: str) -> Outline:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict) or not isinstance(properties.get(key), str | int):
        has = ", ".join(sorted(properties)[:12]) if isinstance(properties, dict) else "none"
        _refuse(path, f"outline {number} has no property {key}; name the one with the adcode by --key (it has: {has})")
    name = next((properties[each] for each in NAMES if isinstance(properties.get(each), str)), "")
    rings = tuple(_rings(path, number, feature.get("geometry")))
    return Outline(key=str(properties[key]).strip(), name=name, rings=rings)


def _rings(path: Traversable | Path, number: int, geometry: Any) -> Iterator[Ring]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in POLYGONS:
        _refuse(path, f"outline {number} is no Polygon or MultiPolygon")
    parts = [geometry.get("coordinates")] if kind == "Polygon" else geometry.get("coordinates")
    if not _is_list(parts) or not all(map(_is_list, parts)):
        _refuse(path, f"outline {number} has no rings")
    for ring in (ring for part in parts for ring in part):
        if not _is_list(ring) or len(ring) < 4:
            _refuse(path, f"outline {number} has a ring of fewer than four points")
        yield tuple(_point(path, number, position) for position in ring)


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value)


def _point(path: Traversable | Path, number: int, position: Any) -> Point:
    if not isinstance(position, list) or len(position) < 2 or not all(map(_is_number, position[:2])):
        _refuse(path, f"outline {number} has a point that is no pair of numbers")
    lon, lat = position[:2]
    if abs(lon) > 180 or abs(lat) > 90:
        _refuse(path, f"outline {number} has a point beyond 180° or 90°; GeoJSON counts in degrees (WGS 84)")
    return float(lon), float(lat)


def _is_number(value: Any) -> bool:
    return (
        isinstance(value, int | float) and not isinstance(value, bool) and (isinstance(value, int) or isfinite(value))
    )


def _refuse(path: Traversable | Path, why: str) -> NoReturn:
    raise UnreadableError(f"{path}: {why}") from None
