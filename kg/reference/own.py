"""The gazetteer of a user's own: his tables, in the columns of seeds/, checked line by line."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import DataError

VARIABLE = "KG_GAZETTEER"
"""The environment variable that names the files, with the system's separator of paths between."""

Row = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The columns of one of our tables: those that a row must fill, and those that it may leave empty or out."""

    needed: tuple[str, ...]
    others: tuple[str, ...]

    def takes(self, header: list[str]) -> bool:
        """Tell whether a header is that of this table."""
        return set(self.needed) <= set(header) <= {*self.needed, *self.others}


TABLES: Mapping[str, Table] = {
    "divisions": Table(
        needed=("code", "name", "level", "parent"),
        others=("short", "valid_from", "valid_to", "lon", "lat", "coord_src", "status", "aliases"),
    ),
    "zones": Table(needed=("name", "parent"), others=("aliases", "kind")),
    "regions": Table(needed=("name", "members"), others=("aliases", "source")),
    "abbreviations": Table(needed=("sign", "place"), others=("beside",)),
    "agencies": Table(
        needed=("kind", "level", "short", "full"), others=("system", "place", "since", "until", "aliases")
    ),
}
"""What a file may hold, told by its header; organs are in `agencies`, townships among the `divisions`."""

MAY_BE_EMPTY = {("divisions", "parent"), ("regions", "members")}
NUMBERS = {"code": int, "valid_from": int, "valid_to": int, "since": int, "until": int, "lon": float, "lat": float}
LEVELS = {"province": 6, "prefecture": 6, "county": 6, "township": 9}
"""How many digits the code of a place of each level has."""


def own_rows(table: str) -> tuple[Row, ...]:
    """Return the user's rows of a table of `TABLES`, with every column and `where` each stands; DataError for a bad one."""
    return _by_table(os.environ.get(VARIABLE, "")).get(table, ())


@cache
def _by_table(paths: str) -> Mapping[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for path in filter(None, paths.split(os.pathsep)):
        for table, row in _read(path):
            found.setdefault(table, []).append(row)
    return {table: tuple(rows) for table, rows in found.items()}


def _read(path: str) -> Iterator[tuple[str, Row]]:
    try:
        reader = csv.reader(io.StringIO(Path(path).read_text(encoding="utf-8-sig"), newline=""), strict=True)
        lines = [(reader.line_num, row) for row in reader if any(row)]
    except OSError as error:
        raise DataError(f"{path}: the gazetteer cannot be read ({error.strerror}); check the path") from None
    except UnicodeDecodeError:
        raise DataError(f"{path}: save the gazetteer as UTF-8, which it is not") from None
    except csv.Error as error:
        raise DataError(f"{path}, line {reader.line_num}: correct the quotes, this is no CSV ({error})") from None
    if not lines:
        raise DataError(f"{path}: the gazetteer is empty; write a header and a row a name")
    header = [cell.strip() for cell in lines[0][1]]
    table = next((name for name, one in TABLES.items() if one.takes(header)), "")
    if not table:
        known = "; ".join(f"{name}: {','.join((*one.needed, *one.others))}" for name, one in TABLES.items())
        raise DataError(f"{path}, line 1: name the columns as one of our tables does ({known})")
    for number, cells in lines[1:]:
        where = f"{path}, line {number}"
        if len(cells) != len(header):
            raise DataError(f"{where}: write {len(header)} cells, as the header has, not {len(cells)}")
        row = dict.fromkeys((*TABLES[table].needed, *TABLES[table].others), "")
        row |= {column: cell.strip() for column, cell in zip(header, cells, strict=True)} | {"where": where}
        _check(table, row)
        yield table, row


def _check(table: str, row: Row) -> None:
    """Raise DataError for a cell that is empty or of the wrong form; whether a parent exists is seen where it is looked up."""
    where = row["where"]
    for column in TABLES[table].needed:
        if not row[column] and (table, column) not in MAY_BE_EMPTY:
            raise DataError(f"{where}: fill the column {column}, which is empty")
    for column, kind in NUMBERS.items():
        if row.get(column) and not _is_number(row[column], kind):
            raise DataError(f"{where}: write a number as {column}, not {row[column]}")
    if table == "divisions":
        _check_division(row)
    if table == "abbreviations" and len(row["sign"]) != 1:
        raise DataError(f"{where}: write a single character as sign, not {row['sign']}; a longer name is an alias")


def _is_number(text: str, kind: type[int] | type[float]) -> bool:
    try:
        kind(text)
    except ValueError:
        return False
    return text.isascii()


def _check_division(row: Row) -> None:
    level, where = row["level"], row["where"]
    if level not in LEVELS:
        raise DataError(f"{where}: write the level as {', '.join(LEVELS)}, not {level}")
    if len(row["code"]) != LEVELS[level]:
        raise DataError(f"{where}: the code of a {level} has {LEVELS[level]} digits, {row['code']} has not")
    if level != "province" and not row["parent"]:
        raise DataError(f"{where}: fill the column parent with the code of what {row['name']} lies in")
    first, last = row["valid_from"], row["valid_to"]
    if first and last and int(first) > int(last):
        raise DataError(f"{where}: valid_from {first} is after valid_to {last}; exchange them")
