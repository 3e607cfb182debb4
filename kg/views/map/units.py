"""What a map is made of: the cities or counties on it, from outlines or from the gazetteer, and which of them a place lies in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.errors import KgError, nearest
from kg.reference.gazetteer import Division, gazetteer
from kg.subgraphs.located import Spot
from kg.views.map.outlines import Outline, Ring
from kg.views.map.projection import Point, middle_of

PROVINCE_DIGITS = 2
LEVELS = ("city", "county")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A city or county of the map."""

    code: str
    """Its adcode; the key of its outline where that is none."""
    name: str
    short: str
    """What it is called where room is short: 黄石."""
    province: str
    """The code of its province; empty where that is not known."""
    point: Point
    """Where it lies: longitude and latitude."""
    outline: Outline | None = None


def outlined(outlines: Sequence[Outline], provinces: Sequence[str]) -> tuple[Unit, ...]:
    """Return a unit for each outline that lies in one of the `provinces` (codes), or in none that is known; all where none does."""
    units = [_unit_of(outline) for outline in outlines]
    chosen = [unit for unit in units if unit.province in provinces]
    return tuple([*chosen, *(unit for unit in units if not unit.province)] if chosen else units)


def listed(level: str, provinces: Sequence[str]) -> tuple[Unit, ...]:
    """Return the cities or counties of the `provinces` (codes) that the gazetteer knows the place of, by code."""
    found = [division for province in provinces for division in _divisions(level, province)]
    return tuple(
        _unit(division, (division.lon, division.lat))
        for division in sorted(found, key=lambda division: division.code)
        if division.lon is not None and division.lat is not None
    )


def province_codes(names: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of the provinces called so, in full or short; KgError for what is none."""
    return tuple(dict.fromkeys(map(_province_code, names)))


def province_of(code: str) -> str:
    """Return the code of the province that an adcode lies in; empty where it is none."""
    above = code[:PROVINCE_DIGITS] + "0000"
    return above if len(code) >= len(above) and code.isascii() and gazetteer().divisions_of(above) else ""


class UnitFinder:
    """Which unit a place of the graph lies in."""

    def __init__(self, units: Iterable[Unit], spots: Mapping[str, Spot]) -> None:
        self._codes = {unit.code for unit in units}
        self._spots = spots

    def unit_of(self, place: str) -> str | None:
        """Return the code of the smallest unit that `place` (an id) is or lies in; None where it is in none, or above all."""
        level = [place]
        seen: set[str] = set()
        while level:
            spots = [self._spots[each] for each in sorted(level) if each in self._spots]
            for spot in spots:
                code = _present(spot.adcode)
                if code in self._codes:
                    return code
            seen.update(level)
            level = [above for spot in spots for above in spot.above if above not in seen]
        return None


def _present(code: str) -> str:
    """Return the code that a division has today: a county that became a city keeps its short name (监利)."""
    former = gazetteer().divisions_of(code)
    if not former or gazetteer().division(code).current:
        return code
    was = gazetteer().division(code)
    heirs = [heir.code for heir in gazetteer().children(was.parent) if was.short and heir.short == was.short]
    return heirs[0] if len(heirs) == 1 else code


def _divisions(level: str, province: str) -> Iterator[Division]:
    """Yield what a province is divided into: prefectures and what stands beside them, or the counties of both."""
    below = gazetteer().children(province)
    if level == "city" and not any(division.level == "prefecture" for division in below):
        yield gazetteer().division(province)  # a municipality is a city itself
        return
    for division in below:
        counties = gazetteer().children(division.code) if level == "county" else []
        yield from counties or [division]


def _unit_of(outline: Outline) -> Unit:
    longest: Ring = max(outline.rings, key=len)
    middle = middle_of(longest)
    if gazetteer().divisions_of(outline.key):
        return _unit(gazetteer().division(outline.key), middle, outline)
    name = outline.name or outline.key
    province = province_of(outline.key)
    return Unit(code=outline.key, name=name, short=name, province=province, point=middle, outline=outline)


def _unit(division: Division, point: Point, outline: Outline | None = None) -> Unit:
    return Unit(
        code=division.code,
        name=division.name,
        short=division.short or division.name,
        province=province_of(division.code),
        point=point,
        outline=outline,
    )


def _province_code(name: str) -> str:
    known = [division for division in gazetteer().divisions if division.level == "province" and division.current]
    found = [division.code for division in known if name in (division.name, division.short, division.code)]
    if not found:
        near = nearest(name, [division.name for division in known])
        hint = f"did you mean {', '.join(near)}?" if near else "name one such as 湖北省"
        raise KgError(f"no province called {name}; {hint}")
    return found[0]
