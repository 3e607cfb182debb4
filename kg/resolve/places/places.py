"""Known places by code or name: what each is called at a date, what it lies in, what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from kg.ontology import Place
from kg.reference.gazetteer import TODAY, Division, features, gazetteer, regions, township, zones


@lru_cache(maxsize=8192)
def place_of(key: str, year: int = TODAY) -> Place:
    """Return the place of an id as it was called in `year`; KeyError where there is none.

    key: a division's six-digit code, a township's nine-digit code, or kind and name: zone/…, region/…, natural/….
    """
    if key.isdecimal() and len(key) == 6:
        return _division_place(gazetteer().division(key, year))
    if key.isdecimal():
        found = township(key)
        return Place(id=key, name=found.name, level="township", adcode=key, aliases=(found.short,))
    kind, _, name = key.partition("/")
    return _CURATED[kind](name, year)


def ancestors(place: Place, year: int = TODAY) -> list[Place]:
    """Return what `place` lies in, nearest first: county, city, province; nothing for regions and features."""
    if place.level in ("region", "natural"):
        return []
    return [place_of(code, year) for code in path_of(place.adcode, year) if code != place.id]


def title_of(place: Place, year: int = TODAY) -> str:
    """Return the name of `place` behind that of what it lies in, which tells it from others of its name: 北京市朝阳区."""
    around = ancestors(place, year)
    return around[0].name + place.name if around else place.name


def parents(place: Place, year: int = TODAY) -> list[Place]:
    """Return what `place` is directly part of: the division around it, then the regions it belongs to."""
    around = ancestors(place, year)[:1]
    return [*around, *(place_of(f"region/{name}", year) for name in _regions_of().get(place.id, ()))]


def members(region: Place, year: int = TODAY) -> list[Place]:
    """Return the places that are known to belong to `region` as a whole; nothing where its extent is not settled."""
    known = regions().get(region.name)
    return [place_of(code, year) for code in known.members] if known else []


@lru_cache(maxsize=8192)
def path_of(key: str, year: int) -> tuple[str, ...]:
    """Return the codes that the id `key` stands for and lies in, province last; nothing for regions and features."""
    kind, _, name = key.partition("/")
    if kind == "zone":
        return path_of(zones()[name].parent, year)
    if not key.isdecimal():
        return ()
    if len(key) == 9:
        return (key, *path_of(township(key).county, year))
    return (key, *(row.code for row in gazetteer().ancestors(key, year)))


def short_forms(row: Division) -> Iterator[str]:
    """Yield the short names of a division: 恩施, 恩施州, 科右前旗; nothing where a single character would be left (澧县)."""
    yield from row.aliases
    if len(row.short) < 2:
        return
    yield row.short
    if row.name.endswith("自治州"):
        yield row.short + "州"
    if row.name.endswith("自治县"):
        yield row.short + "县"


@cache
def _regions_of() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for region in regions().values():
        for code in region.members:
            found.setdefault(code, []).append(region.name)
    return found


def _division_place(row: Division) -> Place:
    aliases = tuple(dict.fromkeys(name for name in (*short_forms(row), row.name) if name))
    return Place(
        id=row.code, name=row.name, level=row.level, adcode=row.code, lat=row.lat, lon=row.lon, aliases=aliases
    )


def _zone_place(name: str, year: int) -> Place:
    zone = zones()[name]
    parent = place_of(zone.parent, year)
    return zone_in(parent, name, zone.aliases)


def zone_in(parent: Place, name: str, aliases: tuple[str, ...]) -> Place:
    """Make a zone; it has no code of its own: `adcode`, `lat` and `lon` are those of the division it lies in."""
    return Place(
        id=f"zone/{name}", name=name, level="zone", adcode=parent.id, lat=parent.lat, lon=parent.lon, aliases=aliases
    )


def _region_place(name: str, year: int) -> Place:
    return Place(id=f"region/{name}", name=name, level="region", aliases=regions()[name].aliases)


def _feature_place(name: str, year: int) -> Place:
    return Place(id=f"natural/{name}", name=name, level="natural", aliases=features()[name].aliases)


_CURATED = {"zone": _zone_place, "region": _region_place, "natural": _feature_place}
