"""The places that are known beforehand, as rows: divisions one can ask by code, name and year, townships, zones, regions, features."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.errors import DataError
from kg.reference.own import own_rows
from kg.resources import csv_rows, json_value, listed, names_in

NATION = "100000"
"""The adcode that stands for the whole country: the jurisdiction of the State Council and its ministries."""

TODAY = 9999
"""The year that stands for now: the last one of what still exists, and that of a document without a date."""

TOWNSHIP_KIND = re.compile(
    "(?:(?:土家|维吾尔|哈萨克|柯尔克孜|蒙古|塔吉克|达斡尔|鄂温克|鄂伦春|朝鲜|锡伯|俄罗斯|乌孜别克|布依|仡佬|毛南|仫佬|傈僳|哈尼|拉祜|纳西|景颇|"
    "布朗|普米|裕固|保安|撒拉|东乡|门巴|珞巴|赫哲|德昂|[苗回侗白瑶畲壮满民彝藏傣黎羌水佤怒土])族?)*(?:街道|苏木|镇|乡)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """A province, prefecture or county under one name, in the years that it bore it (GB/T 2260)."""

    code: str
    name: str
    short: str
    """The name without its kind (黄石 for 黄石市); empty where that leaves a single character (澧县)."""
    level: str
    """province, prefecture or county."""
    parent: str
    """The code of the division above it; empty for a province."""
    valid_from: int
    valid_to: int
    """First and last year of the name; 0 and TODAY where the table does not say."""
    lon: float | None
    lat: float | None
    aliases: tuple[str, ...] = ()
    """Customary names that do not follow from the full one: 科右前旗, 巴州."""

    def valid_in(self, year: int) -> bool:
        """Tell whether the division bore this name in `year`."""
        return self.valid_from <= year <= self.valid_to

    @property
    def current(self) -> bool:
        """Whether the name is in use today."""
        return self.valid_to == TODAY


class Gazetteer:
    """The divisions, by code and by name."""

    def __init__(self, divisions: Iterable[Division]) -> None:
        self.divisions = tuple(divisions)
        self._by_code: dict[str, list[Division]] = defaultdict(list)
        self._by_name: dict[str, list[Division]] = defaultdict(list)
        self._children: dict[str, list[Division]] = defaultdict(list)
        for division in self.divisions:
            self._by_code[division.code].append(division)
            self._children[division.parent].append(division)
            for name in {division.name, division.short, *division.aliases} - {""}:
                self._by_name[name].append(division)

    def division(self, code: str, year: int = TODAY) -> Division:
        """Return the division of `code` in `year`, else the nearest in time; KeyError if there is none."""
        rows = self._by_code.get(code)
        if not rows:
            raise KeyError(code)
        return min(rows, key=lambda row: (not row.valid_in(year), not row.current))

    def divisions_of(self, code: str) -> Sequence[Division]:
        """Return the division of `code` under each of its names; empty where there is none."""
        return self._by_code.get(code, ())

    def named(self, name: str, year: int = TODAY) -> list[Division]:
        """Return the divisions called `name`, in full, short or by custom, in `year`, higher levels first."""
        order = ("province", "prefecture", "county")
        found = [row for row in self._by_name.get(name, ()) if row.valid_in(year)]
        return sorted(found, key=lambda row: (order.index(row.level), row.code))

    def children(self, code: str, year: int = TODAY) -> list[Division]:
        """Return the divisions directly under `code` in `year`, by code."""
        return sorted((row for row in self._children.get(code, ()) if row.valid_in(year)), key=lambda row: row.code)

    def ancestors(self, code: str, year: int = TODAY) -> Iterator[Division]:
        """Yield what `code` lies in, nearest first, itself not included."""
        parent = self.division(code, year).parent
        while parent:
            above = self.division(parent, year)
            yield above
            parent = above.parent


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer of seeds/gazetteer/divisions.csv, the user's own rows in it; read once.

    DataError where a row of the user's names a parent that is no division.
    """
    ours = csv_rows("gazetteer/divisions.csv")
    own = [row for row in own_rows("divisions") if row["level"] != "township"]
    known = Gazetteer(_division(row) for row in (_merged(ours, own) if own else ours))
    for row in own:
        _require_division(known, row["parent"], row)
    return known


def _merged(ours: Iterable[Mapping[str, str]], own: Iterable[Mapping[str, str]]) -> Iterable[Mapping[str, str]]:
    """Return our rows with the user's: a cell that he fills wins over ours."""
    rows = {(row["code"], row["name"]): row for row in ours}
    for row in own:
        known = rows.get((row["code"], row["name"]), {})
        rows[row["code"], row["name"]] = {
            **known,
            **{column: cell for column, cell in row.items() if cell or not known},
        }
    return rows.values()


def _require_division(known: Gazetteer, code: str, row: Mapping[str, str]) -> None:
    if code and not known.divisions_of(code):
        raise DataError(
            f"{row['where']}: no division has the code {code}; correct it, or add the division above this row"
        )


def _division(row: Mapping[str, str]) -> Division:
    return Division(
        code=row["code"],
        name=row["name"],
        short=row["short"],
        level=row["level"],
        parent=row["parent"],
        valid_from=int(row["valid_from"] or 0),
        valid_to=int(row["valid_to"] or TODAY),
        lon=float(row["lon"]) if row["lon"] else None,
        lat=float(row["lat"]) if row["lat"] else None,
        aliases=listed(row["aliases"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the names of a document are relative to."""

    jurisdiction: str = ""
    """The adcode of the place whose government issued it: what 省, 市, 县, 区 mean; empty where that is not known."""
    year: int = TODAY
    """The year of the document; TODAY where that is not known: today's names."""
    body: str = ""
    """The zone, town or street in the jurisdiction whose own document it is; empty where the division itself issued it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Township:
    """A town, township or subdistrict (nine-digit code)."""

    code: str
    name: str
    short: str
    """The name without 镇, 乡 or 街道."""
    county: str
    """The code of the county it lies in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A development zone, new area or bonded zone: a place with a name but without a code of its own."""

    name: str
    aliases: tuple[str, ...]
    parent: str
    """The code of the division it lies in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A named group of divisions: a metropolitan area, a city cluster, an economic belt."""

    name: str
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    """The codes of what belongs to it as a whole; empty where its extent is not settled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A natural feature: a river, a lake, a mountain range."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    """river, lake, reservoir, mountain, plain, basin or upland."""


@cache
def townships(province: str) -> Mapping[str, Township]:
    """Return the townships of a province, by code; read once, and only when a document speaks of the province.

    province: its adcode; each has a table of its own in seeds/gazetteer/townships/, called by the first two digits.
    """
    rows = csv_rows(f"gazetteer/townships/{province[:2]}.csv") if province in _with_townships() else ()
    found = {row["code"]: _township(row["code"], row["name"], row["county_code"]) for row in rows}
    for row in own_rows("divisions"):
        if row["level"] == "township" and row["code"][:2] == province[:2]:
            _require_division(gazetteer(), row["parent"], row)
            found[row["code"]] = _township(row["code"], row["name"], row["parent"])
    return found


@cache
def _with_townships() -> frozenset[str]:
    return frozenset(f"{name[:2]}0000" for name in names_in("gazetteer/townships"))


def township(code: str) -> Township:
    """Return the township of a nine-digit code; KeyError if there is none."""
    return townships(f"{code[:2]}0000")[code]


@cache
def zones() -> Mapping[str, Zone]:
    """Return the zones of seeds/gazetteer/zones.csv and the user's own, by name; read once."""
    own = own_rows("zones")
    for row in own:
        _require_division(gazetteer(), row["parent"], row)
    rows = [*csv_rows("gazetteer/zones.csv"), *own]
    return {row["name"]: Zone(name=row["name"], aliases=listed(row["aliases"]), parent=row["parent"]) for row in rows}


@cache
def regions() -> Mapping[str, Region]:
    """Return the regions of seeds/gazetteer/regions.json and the user's own, by name; read once."""
    found = {
        row["name"]: Region(name=row["name"], aliases=tuple(row["aliases"]), members=tuple(row["members"]))
        for row in json_value("gazetteer/regions.json")
    }
    for row in own_rows("regions"):
        for code in listed(row["members"]):
            _require_division(gazetteer(), code, row)
        found[row["name"]] = Region(name=row["name"], aliases=listed(row["aliases"]), members=listed(row["members"]))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """What a single character stands for in a run of such: 宁 for 南京 beside 沪, for 宁夏 beside 甘."""

    sign: str
    place: str
    """The id of the place."""
    beside: str
    """The signs of which one must stand in the run; empty where any may."""


@cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """Return the abbreviations of seeds/gazetteer/abbreviations.csv, and the user's own instead of ours; read once."""
    own = own_rows("abbreviations")
    signs = {row["sign"] for row in own}
    rows = [*own, *(row for row in csv_rows("gazetteer/abbreviations.csv") if row["sign"] not in signs)]
    return tuple(Abbreviation(sign=row["sign"], place=row["place"], beside=row["beside"]) for row in rows)


@cache
def own_names() -> Mapping[str, tuple[str, ...]]:
    """Return each name of the user's gazetteer with the ids of the places that he gave it; it wins over ours."""
    names: dict[str, list[str]] = defaultdict(list)
    for row in own_rows("divisions"):
        for name in {row["name"], row["short"], *listed(row["aliases"])} - {""}:
            names[name].append(row["code"])
    for kind, table in (("zone", "zones"), ("region", "regions")):
        for row in own_rows(table):
            for name in {row["name"], *listed(row["aliases"])}:
                names[name].append(f"{kind}/{row['name']}")
    return {name: tuple(dict.fromkeys(keys)) for name, keys in names.items()}


def check_own() -> None:
    """Read the user's gazetteer, so that what is wrong in it is said before anything else; DataError says it."""
    gazetteer(), zones(), regions(), abbreviations()
    for row in own_rows("divisions"):
        townships(f"{row['code'][:2]}0000")


@cache
def features() -> Mapping[str, Feature]:
    """Return the natural features of seeds/gazetteer/natural.csv, by name; read once."""
    rows = csv_rows("gazetteer/natural.csv")
    return {row["name"]: Feature(name=row["name"], aliases=listed(row["aliases"]), kind=row["kind"]) for row in rows}


def _township(code: str, name: str, county: str) -> Township:
    short = TOWNSHIP_KIND.sub("", name) if "族" in name else _without_kind(name)
    return Township(code=code, name=name, short=short, county=county)


def _without_kind(name: str) -> str:
    return name[: -2 if name.endswith(("街道", "苏木")) else -1]
