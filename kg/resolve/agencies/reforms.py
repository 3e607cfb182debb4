"""Who carried on whose work after the reforms of government, as seeds/agencies/reforms.csv lists them.

A row says which organs became which, and since when: of the national organs the day of the decision; of local ones the
day on which all of their level changed, or, where each place had its own, the last day that the reform allowed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.errors import DataError
from kg.ontology import Agency
from kg.reference.gazetteer import NATION, TODAY, Division, gazetteer
from kg.resolve.agencies.build import of_organ
from kg.resolve.agencies.organs import LOCAL, NATIONAL, OFFICE, SEAT, Organ, level_of, organs
from kg.resources import csv_rows

COLUMNS = {
    "national": ("national",),
    "province": ("province",),
    "municipality": ("municipality",),
    "below": ("city", "county"),
}
"""The columns of dates, and the levels of places each one is for."""

SEAT_NAME = re.escape("{j}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reform:
    """One change at one level: what any of the old organs did, whichever of the new ones exists there does since."""

    level: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    """Short names as in seeds/agencies/agencies.csv; {j} stands for the city an organ sits in."""
    since: str
    """An ISO date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """An agency that carries on what another did."""

    old: Agency
    new: Agency
    since: str
    """An ISO date."""


@cache
def reforms() -> tuple[Reform, ...]:
    """Return the reforms, oldest first; DataError for a row with a wrong date or an organ that agencies.csv lacks."""
    found = [
        reform for line, row in enumerate(csv_rows("agencies/reforms.csv"), start=2) for reform in _reforms(line, row)
    ]
    return tuple(sorted(found, key=lambda reform: reform.since))


def successions(agencies: Iterable[Agency]) -> Iterator[Succession]:
    """Yield who succeeds whom among `agencies`, oldest reform first; only agencies of the same place are compared."""
    by_place: dict[str, list[Agency]] = defaultdict(list)
    for agency in agencies:
        by_place[agency.jurisdiction].append(agency)
    at_home = [(level, known) for code, known in by_place.items() for level in _levels(code)]
    for reform in reforms():
        for level, known in at_home:
            if level == reform.level:
                yield from _among(known, reform)


def successors(agency: Agency) -> Iterator[Succession]:
    """Yield who carries on the work of `agency`, whether or not a document names them, and who that of those, to this day.

    Only sure successors: the old organ ended everywhere, and the new one has the same name everywhere (生态环境厅, not
    规划和自然资源局).
    """
    for level in _levels(agency.jurisdiction):
        for reform in reforms():
            if reform.level == level and len(reform.new) == 1 and _ended(agency, reform):
                for new in _built(agency, reform):
                    yield Succession(old=agency, new=new, since=reform.since)
                    yield from successors(new)


@cache
def successor_systems() -> Mapping[str, frozenset[str]]:
    """Return, for each system that went into others, those others: 旅游 → 文化和旅游."""
    found: dict[str, set[str]] = defaultdict(set)
    for reform in reforms():
        for old in reform.old:
            for system in _systems(old, reform.level):
                found[system].update(*(_systems(new, reform.level) for new in reform.new))
    return {old: frozenset(new - {old}) for old, new in found.items() if new - {old}}


# --- rows ------------------------------------------------------------------------------------------------------------


def _reforms(line: int, row: Mapping[str, str]) -> Iterator[Reform]:
    for column, levels in COLUMNS.items():
        for level in levels if row[column] else ():
            office = "厅" if level == "province" else "局"
            old, new = (tuple(row[name].replace(OFFICE, office).split("|")) for name in ("old", "new"))
            _check(line, row[column], levels, (*old, *new))
            yield Reform(level=level, old=old, new=new, since=row[column])


def _check(line: int, since: str, levels: Iterable[str], names: Iterable[str]) -> None:
    try:
        date.fromisoformat(since)
    except ValueError as error:
        raise DataError(f"seeds/agencies/reforms.csv, line {line}: write {since} as an ISO date, 2018-03-17") from error
    for name in names:
        if not any(_organs(name, level) for level in levels):
            raise DataError(
                f"seeds/agencies/reforms.csv, line {line}: correct {name}, no organ of that level in agencies.csv"
            )


def _systems(short: str, level: str) -> set[str]:
    return {organ.system for organ in _organs(short, level)}


def _organs(short: str, level: str) -> Sequence[Organ]:
    levels = (level, SEAT) if level in LOCAL else (level,)
    return [organ for level in levels for organ in _by_short_and_level().get((short, level), ())]


@cache
def _by_short_and_level() -> Mapping[tuple[str, str], Sequence[Organ]]:
    found: dict[tuple[str, str], list[Organ]] = defaultdict(list)
    for organ in organs():
        found[organ.short, organ.level].append(organ)
    return found


# --- agencies --------------------------------------------------------------------------------------------------------


def _levels(code: str) -> list[str]:
    """Return the level of the place with that adcode; none for an agency whose place is not known."""
    if code == NATION:
        return [level_of(NATIONAL)]
    return [level_of(place) for place in gazetteer().divisions_of(code)[:1]]


def _fits(agency: Agency, short: str) -> re.Match[str] | None:
    """Match an agency that the directory knows against the short name of an organ; group 1 is the city for {j}."""
    return re.fullmatch(re.escape(short).replace(SEAT_NAME, "(.+)"), agency.short) if agency.known else None


def _among(known: Sequence[Agency], reform: Reform) -> Iterator[Succession]:
    olds, news = _matched(known, reform.old), _matched(known, reform.new)
    for old, old_seats in olds:
        for new, new_seats in news:
            if old.id != new.id and (old_seats == new_seats or not (old_seats and new_seats)):
                yield Succession(old=old, new=new, since=reform.since)


def _matched(known: Iterable[Agency], shorts: Iterable[str]) -> list[tuple[Agency, tuple[str, ...]]]:
    """Return the agencies of those short names, each with the city it is called after: 铁路南昌局集团, (南昌,)."""
    return [(agency, match.groups()) for agency in known for short in shorts if (match := _fits(agency, short))]


def _ended(agency: Agency, reform: Reform) -> bool:
    """Tell whether `agency` is one of the old organs, and of a kind that ended everywhere (not 粮食局: some live on)."""
    fitting = [organ for short in reform.old if _fits(agency, short) for organ in _organs(short, reform.level)]
    return bool(fitting) and all(organ.until < TODAY for organ in fitting)


def _built(agency: Agency, reform: Reform) -> Iterator[Agency]:
    """Yield the agency that the one organ of the reform is where `agency` was; nothing where no row of it fits."""
    year = int(reform.since[:4])
    for place in _places(agency.jurisdiction, year):
        alive = [o for o in _organs(reform.new[0], reform.level) if o.fits(place) and not o.distance(year)]
        if alive:
            organ = min(alive, key=lambda organ: not organ.places)  # one of that place before one of every place
            yield of_organ(organ, place, year, "")
            return


def _places(code: str, year: int) -> Iterator[Division]:
    """Yield the place with that adcode, then the city in which organs that serve a province sit."""
    if code == NATION:
        yield NATIONAL
        return
    yield gazetteer().division(code, year)
    if gazetteer().divisions_of(f"{code[:2]}0100"):
        yield gazetteer().division(f"{code[:2]}0100", year)
