"""The organs of state by type, era and level, as seeds/agencies/agencies.csv lists them, and every way their names are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg.errors import DataError
from kg.ranking import least
from kg.reference.gazetteer import NATION, TODAY, Division
from kg.reference.own import own_rows
from kg.resources import csv_rows, listed

LOCAL = ("province", "municipality", "city", "county")
SEAT = "seat"
"""The level of branches that are called after the city they sit in (武汉海关), whatever they serve."""
LEVELS = ("national", *LOCAL, SEAT)

KINDS = frozenset(
    [
        "department",
        "government",
        "party",
        "central_branch",
        "zone",
        "company",
        "school",
        "hospital",
        "organisation",
        "court",
        "military",
    ]
)

OFFICE = "{厅}"
"""In a row's names: 厅 in a province, 局 anywhere else."""

PLACE = re.compile(r"\{[Jj]?\}")
"""Where the place stands: {J} as its full name, {j} as its short one, {} as either; nowhere: in front, as either."""

REPUBLIC = "中华人民共和国"
"""What opens the full name of a ministry or a customs house, and is never printed in a plan."""

SHORTENINGS = (
    ("委员会", "委"),
    ("办公室", "办"),
    ("监督管理", "监管"),
    ("和", ""),
)
"""What documents cut out of any official name, one by one or together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """One type of organ at one level in one era, before it is bound to a place."""

    system: str
    kind: str
    level: str
    places: tuple[str, ...]
    """Openings of the adcodes it exists in; empty: everywhere."""
    since: int
    until: int
    short: str
    full: str
    """The official name with {J} or {j} for the place; empty where it differs from place to place."""
    printed: tuple[str, ...]
    """Every way it is printed, with {J}, {j} or {} for the place."""

    def fits(self, place: Division) -> bool:
        """Tell whether `place` is one of those the row speaks of."""
        return level_of(place) in self._levels and (not self.places or place.code.startswith(self.places))

    def distance(self, year: int) -> int:
        """Return how many years `year` lies outside the organ's era: 0 inside."""
        return max(self.since - year, year - self.until, 0)

    @property
    def _levels(self) -> tuple[str, ...]:
        return ("municipality", "city", "county") if self.level == SEAT else (self.level,)


NATIONAL = Division(
    code=NATION,
    name="全国",
    short="全国",
    level="national",
    parent="",
    valid_from=0,
    valid_to=TODAY,
    lon=None,
    lat=None,
)
"""The whole country, as the place that the State Council and its ministries serve."""


def level_of(place: Division) -> str:
    """Return the level at which the organs of `place` stand: national, province, municipality, city or county."""
    if place.level == "province":
        return "municipality" if place.name.endswith("市") else "province"
    return {"national": "national", "prefecture": "city", "county": "county"}[place.level]


@cache
def organs() -> tuple[Organ, ...]:
    """Return the organs of seeds/agencies/agencies.csv, one for each level a row names; DataError for a row that makes no sense.

    Those of the user's own gazetteer come first, and the names that they bear no longer mean ours of the same level.
    """
    own = [organ for row in own_rows("agencies") for organ in _organs(row["where"], row)]
    ours = (
        organ
        for number, row in enumerate(csv_rows("agencies/agencies.csv"), start=2)
        for organ in _organs(f"seeds/agencies/agencies.csv, line {number}", row)
    )
    taken = {(organ.level, name) for organ in own for name in organ.printed}
    return (*own, *(_without(organ, taken) if taken else organ for organ in ours))


def _without(organ: Organ, taken: set[tuple[str, str]]) -> Organ:
    left = tuple(name for name in organ.printed if (organ.level, name) not in taken)
    return organ if left == organ.printed else replace(organ, printed=left)


def _organs(where: str, row: dict[str, str]) -> Iterator[Organ]:
    levels = LOCAL if row["level"] == "local" else tuple(row["level"].split("|"))
    if row["kind"] not in KINDS or not set(levels) <= set(LEVELS) or not row["short"]:
        raise DataError(
            f"{where}: correct the kind, the level or the short name: a kind is one of {', '.join(sorted(KINDS))}, a level one of "
            f"local, {', '.join(LEVELS)}, not {row['kind']}, {row['level']}, {row['short']}"
        )
    for level in levels:
        office = "厅" if level == "province" else "局"
        names = {column: row[column].replace(OFFICE, office) for column in ("short", "full", "aliases")}
        yield Organ(
            system=row["system"],
            kind=row["kind"],
            level=level,
            places=listed(row["place"]),
            since=int(row["since"] or 0),
            until=int(row["until"] or TODAY),
            short=names["short"],
            full=names["full"],
            printed=tuple(dict.fromkeys(_printed(names, at_home=level == "national"))),
        )


def _printed(names: dict[str, str], *, at_home: bool) -> Iterator[str]:
    official = [PLACE.sub("{}", names["full"])] if names["full"].count("{") <= 1 else []
    unstyled = [name.removeprefix(REPUBLIC) for name in official]
    given = [*unstyled, names["short"], *listed(names["aliases"])]
    for name in filter(None, [*official, *(cut for longer in given for cut in shortenings(longer))]):
        yield name if at_home or PLACE.search(name) else "{}" + name


def shortenings(name: str) -> Iterator[str]:
    """Yield `name`, then what is left of it when documents shorten it; at least three characters each."""
    known = [name]
    for old, new in SHORTENINGS:
        known += [cut for longer in known if (cut := longer.replace(old, new)) != longer and len(cut) > 2]
    yield from known


def best_fitting(rows: Iterable[Organ], place: Division, year: int, printed: str) -> list[Organ]:
    """Return the rows that fit the place, are nearest to the year and are called most like the printed name."""
    fitting = (row for row in rows if row.fits(place))
    return least(fitting, lambda row: (row.distance(year), not row.places, not _ends_like(row, printed)))


def _ends_like(row: Organ, printed: str) -> bool:
    """Tell whether a printed name ends as the official one does, 人民 left out or not: 市交通局 is not 交通运输局."""
    ending = PLACE.split(row.full)[-1]
    return printed.endswith((ending, ending.removeprefix("人民")))
