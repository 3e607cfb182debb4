"""What lies where, and what is wanted of it → the page of a map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError, MissingExtraError, NothingFoundError
from kg.subgraphs.located import DEFAULT_BASES, Located
from kg.views.map.arcs import routes
from kg.views.map.counting import Counted, counted
from kg.views.map.outlines import bundled, outlines_of
from kg.views.map.units import Unit, UnitFinder, listed, outlined, province_codes, province_of
from kg.views.words import Both, words

JOINING = "projects"
"""What is drawn as curves where it lies in several units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a map shall show."""

    what: str = "tasks"
    """tasks, projects, clusters or load."""
    level: str = "city"
    """city or county."""
    is_tiled: bool = False
    geojson: Path | None = None
    """The user's own outlines."""
    key: str = "adcode"
    """The property of these that holds the adcode."""
    provinces: tuple[str, ...] = ()
    """Their names; without any, those whose governments issued the documents."""
    bases: tuple[str, ...] = tuple(map(str, DEFAULT_BASES))
    agency: str = ""
    """Only what this agency answers for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A page and what is on it."""

    html: str
    places: int
    """How many units have something."""
    items: int
    """How many tasks, projects or clusters are on the map."""
    apart: int
    """How many of them are on no unit."""


def page_of(found: Located, wanted: Wanted) -> Made:
    """Return the page that shows what is wanted of `found`, which must be located for it: of `what`, `bases` and `agency`.

    NothingFoundError where nothing of it is on the map, KgError for an unknown province or one without outlines,
    UnreadableError for a bad GeoJSON file, MissingExtraError without jinja2 and numpy.
    """
    try:
        import kg.views.map.page as page  # here, since numpy and jinja2 take a while to import
    except ModuleNotFoundError as missing:
        raise MissingExtraError("kg map", "view") from missing
    units = _units(wanted, _provinces(found, wanted))
    on_map = counted(found, wanted.bases, UnitFinder(units, found.spots))
    _check(on_map, wanted)
    html = page.html_of(
        page.Sheet(
            what=wanted.what,
            level=wanted.level,
            agency=wanted.agency,
            bases=wanted.bases,
            notice=_notice(wanted),
            units=units,
            counted=on_map,
            spots=found.spots,
            routes=routes(on_map) if wanted.what == JOINING else [],
            is_tiled=wanted.is_tiled,
        )
    )
    placed = {item for held in on_map.units.values() for item in held}
    return Made(html=html, places=len(on_map.units), items=len(placed), apart=sum(map(len, on_map.apart.values())))


def _units(wanted: Wanted, provinces: Sequence[str]) -> tuple[Unit, ...]:
    if wanted.is_tiled:
        return listed(wanted.level, provinces)
    if wanted.geojson is not None:
        return outlined(outlines_of(wanted.geojson, wanted.key), provinces)
    units = [unit for unit in outlined(bundled(wanted.level), provinces) if unit.province in provinces]
    missing = [name for name in wanted.provinces if not {unit.province for unit in units} & set(province_codes([name]))]
    if missing:
        raise KgError(f"no outlines of {', '.join(missing)} here; bring your own by --geojson FILE, or use --tiles")
    return tuple(units)


def _provinces(found: Located, wanted: Wanted) -> tuple[str, ...]:
    """Return the codes of the provinces to show: those named, else of the documents' governments, else of all that counts."""
    if wanted.provinces:
        return province_codes(wanted.provinces)
    issued = {province_of(code) for code in found.jurisdictions} - {"", province_of("100000")}
    codes = (found.spots[word.place].adcode for word in found.words)
    return tuple(sorted(issued or {province_of(code) for code in codes} - {""}))


def _check(found: Counted, wanted: Wanted) -> None:
    if not found.units:
        what = words("map").group("what")[wanted.what]
        beside = sum(map(len, found.apart.values())) + sum(found.left_out.values())
        more = f"; {beside} are said more widely or on another basis" if beside else ""
        hint = f", or its {wanted.key} is no adcode: name another property by --key" if wanted.geojson else ""
        raise NothingFoundError(f"no {what.en} lie on this map{more}{hint}")


def _notice(wanted: Wanted) -> Both:
    if wanted.is_tiled:
        return words("map")("tiles")
    if wanted.geojson is None:
        return words("map")("notice")
    return words("map")("own_outlines", name=wanted.geojson.name)
