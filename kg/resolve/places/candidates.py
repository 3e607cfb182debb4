"""What the name of a place could mean, wherever it stands: each reading, and those that are certain."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.reference.gazetteer import Division, features, gazetteer, own_names
from kg.resolve.places.places import path_of, place_of, short_forms
from kg.resolve.places.vocabulary import bare_names, traps

LEVELS = ("province", "prefecture", "region", "zone", "natural", "county", "township")
"""Kinds of places; of two that share a short name, the earlier is meant unless something speaks for the later."""


STILL_USED, HEIR_KM = 10, 100
"""For how many years a name given up is still used, and within how many kilometres a namesake is what became of it."""


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """One thing that a name could mean: its id, level, the codes it lies in, and how many years off the name is."""

    key: str
    level: str
    path: tuple[str, ...]
    years_off: int
    lat: float | None
    lon: float | None

    @property
    def province(self) -> str:
        """The code of the province it lies in, or is."""
        return self.path[-1] if self.path else ""

    @property
    def parent(self) -> str:
        """The code of what it directly lies in."""
        return self.path[1] if len(self.path) > 1 else ""


@lru_cache(maxsize=16384)
def readings(name: str, keys: tuple[str, ...], year: int) -> tuple[PlaceReading, ...]:
    """Return what `name` could mean in `year`: of a division under several codes only those in force.

    A name that came up later means nothing yet (渌口 in 2015, before 渌口区); one given up may still be used, for some
    years even where another place far away bears it (江北区 of Chongqing, and of Ningbo).
    """
    found = [_reading(name, key, year) for key in keys if not _is_of_the_future(name, key, year)]
    least = min((reading.years_off for reading in found), default=0)
    in_force = [reading for reading in found if reading.years_off == least]
    return tuple(one for one in found if one.years_off == least or _is_still_used(one, in_force))


def _is_still_used(given_up: PlaceReading, in_force: Sequence[PlaceReading]) -> bool:
    """Tell whether a name given up is still used beside those in force, none of which is what became of its division."""
    return given_up.years_off <= STILL_USED and all(
        given_up.province != other.province and kilometres(given_up, other) > HEIR_KM for other in in_force
    )


def _reading(name: str, key: str, year: int) -> PlaceReading:
    place = place_of(key, year)
    off = _years_off(name, key, year) if place.level in ("province", "prefecture", "county") else 0
    return PlaceReading(key, place.level, path_of(key, year), off, place.lat, place.lon)


def _years_off(name: str, code: str, year: int) -> int:
    """Return how many years before or after `year` the division bore the name; one where it is only called so (毕节地区)."""
    rows = _rows_named(name, code)
    return min((max(row.valid_from - year, year - row.valid_to, 0) for row in rows), default=1)


def _is_of_the_future(name: str, key: str, year: int) -> bool:
    rows = _rows_named(name, key)
    return bool(rows) and all(row.valid_from > year for row in rows)


def _rows_named(name: str, code: str) -> list[Division]:
    return [row for row in gazetteer().divisions_of(code) if name in (row.name, *short_forms(row))]


@lru_cache(maxsize=16384)
def certain(name: str, keys: tuple[str, ...], year: int) -> PlaceReading | None:
    """Return what `name` means wherever it stands; None where that depends on what is around it."""
    if own_names().get(name) == keys and len(keys) == 1:
        return next(iter(readings(name, keys, year)), None)
    if name in traps().words or (len(name) == 2 and name.endswith("县")):
        return None
    found = readings(name, keys, year)
    if not found:
        return None
    first = min(found, key=lambda reading: LEVELS.index(reading.level))
    if first.level == "province":  # 吉林 and 海南 are prefectures too
        return None if any(other.level == "prefecture" for other in found) else first
    if first.level in ("county", "township") and name in bare_names():
        return None
    if len(found) == 1 and first.level != "township":
        return first
    inside = all(first.key in reading.path for reading in found)
    return first if first.level == "prefecture" and inside else None


@cache
def is_mountain(keys: tuple[str, ...]) -> bool:
    """Tell whether one of the ids that a name could stand for is that of a mountain."""
    return any(features()[key.partition("/")[2]].kind == "mountain" for key in keys if key.startswith("natural/"))


def kilometres(one: PlaceReading, other: PlaceReading) -> float:
    """Return the distance on a plane, good enough for neighbours; infinite where a position is not known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    east = (one.lon - other.lon) * math.cos(math.radians(one.lat))
    return 111.2 * math.hypot(one.lat - other.lat, east)
