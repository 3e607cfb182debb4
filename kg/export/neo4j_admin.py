"""A stored graph as the files that `neo4j-admin database import full` reads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Final, get_args

from kg.errors import StoreError
from kg.export.tables import Table, edge_tables, node_tables
from kg.stores.base import Store, ddl

SCRIPT: Final = "import.sh"
CONSTRAINTS: Final = "constraints.cypher"
REPORT: Final = "import.report"
OWN: Final = re.compile(rf"(nodes|relationships)\..+\.csv|{SCRIPT}|{CONSTRAINTS}|{REPORT}")
"""Names of files that an export, or the import of one, writes."""

COLUMN_TYPES: Final[Mapping[Any, str]] = {
    str: "string",
    int: "long",  # 64 bits, as Cypher has them; the importer's int and float are shorter
    float: "double",
    bool: "boolean",
    tuple[str, ...]: "string[]",
    tuple[int, ...]: "long[]",
}
"""What the importer calls the types of the ontology's properties."""
LEAST_BUFFER: Final = 4 << 20
"""Bytes; what the importer takes to read by itself."""
ARRAY_DELIMITERS: Final = ("\x1f", "\x1e", "\x1d", "\x1c")
"""The separators of ASCII, which print nothing: the importer has no escape for the one that parts a list."""

COMMAND: Final = """#!/bin/sh
# sh {script} [DATABASE [OPTION...]] imports the graph into a database, neo4j by default, while the server is stopped.
# The option --overwrite-destination replaces what the database holds.
# Afterwards, when the server runs: cypher-shell -d DATABASE -f {constraints}
cd "$(dirname "$0")" || exit
database=${{1:-neo4j}}
[ $# -eq 0 ] || shift
exec "${{NEO4J_ADMIN:-neo4j-admin}}" database import full "$database" "$@" \\
  --array-delimiter=U+{delimiter:04X} --multiline-fields=true --report-file=./{report} \\
  --read-buffer-size={buffer} \\
  {files}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file as it was written."""

    option: str
    """What tells the importer of it."""
    rows: int
    longest: int
    """Bytes of its longest row: no value is longer."""
    left_out: tuple[str, ...]
    """Properties that the graph holds and the ontology does not know, as Task.colour."""


def export(store: Store, folder: Path) -> list[File]:
    """Write the graph in `store` to `folder`: a file a table, the constraints, and the script that imports them.

    What the loading keeps for itself goes with it, so that a later load into the imported database finds all unchanged.
    An earlier export in the folder is replaced; the script comes last, so there is none while a file is missing.
    StoreError where the folder holds other files or cannot be written, or a value does not fit its column.
    """
    nodes = list(node_tables(store))
    delimiter = _array_delimiter(nodes)
    with _as_sentence(folder):
        _clear(folder)
        files = [_written(table, folder, delimiter) for table in chain(nodes, edge_tables(store))]
        _write(folder / CONSTRAINTS, (f"{statement};" for statement in ddl()))
        _write(folder / SCRIPT, _script(files, delimiter).splitlines())
    return files


def _clear(folder: Path) -> None:
    """Make the folder, or empty it of an earlier export; StoreError where it holds anything else."""
    folder.mkdir(parents=True, exist_ok=True)
    found = sorted(folder.iterdir())
    foreign = [path.name for path in found if not OWN.fullmatch(path.name)]
    if foreign:
        raise StoreError(f"{folder} holds other files ({foreign[0]}): name a new folder, or one of an earlier export")
    for path in sorted(found, key=lambda path: path.name != SCRIPT):
        path.unlink()


@contextmanager
def _as_sentence(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"{folder} cannot be written ({error.strerror}): name another folder") from error


def _write(path: Path, lines: Iterable[str]) -> int:
    """Write a file and return how many bytes its longest line takes."""
    with path.open("wb") as file:
        return max(file.write(f"{line}\n".encode()) for line in lines)


def _written(table: Table, folder: Path, delimiter: str) -> File:
    parts = ("relationships" if table.ends else "nodes", table.name, *table.ends)
    path = folder / ".".join((*parts, "csv"))
    longest = _write(path, _lines(table, delimiter))
    return File(
        option=f"--{parts[0]}={table.name}=./{path.name}",  # by the name alone, the calendar releases find none
        rows=len(table.rows),
        longest=longest,
        left_out=tuple(f"{table.name}.{name}" for name in table.undeclared),
    )


def _lines(table: Table, delimiter: str) -> Iterator[str]:
    ids = [f":START_ID({table.ends[0]})", f":END_ID({table.ends[1]})"] if table.ends else [f"id:ID({table.name})"]
    yield ",".join([*ids, *(f"{name}:{COLUMN_TYPES[kind]}" for name, kind in table.columns.items())])
    for row in table.rows:
        cells = (_cell(row.properties.get(name), kind, delimiter) for name, kind in table.columns.items())
        yield ",".join([*map(_quoted, row.ids), *cells])


def _cell(value: Any, kind: Any, delimiter: str) -> str:
    """Return a value as the importer reads it: nothing at all where there is none, a text always between quotes."""
    if value is None:
        return ""
    of_parts = next(iter(get_args(kind)), None)
    if of_parts and isinstance(value, list):
        return _quoted(_joined([_plain(part, of_parts) for part in value], delimiter))
    return _quoted(_plain(value, kind)) if kind is str else _plain(value, kind)


def _plain(value: Any, kind: Any) -> str:
    fits = type(value) is kind or (type(value), kind) == (int, float)
    if not fits:
        raise StoreError(f"the graph holds {value!r} where {COLUMN_TYPES[kind]} belongs: load the documents again")
    return value if kind is str else json.dumps(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _joined(parts: Sequence[str], delimiter: str) -> str:
    if list(parts) == [""] or any(delimiter in part for part in parts):
        raise StoreError(f"the list {list(parts)!r} has no form that the importer reads: load the documents again")
    return delimiter.join(parts)


def _array_delimiter(tables: Iterable[Table]) -> str:
    """Return the first of ARRAY_DELIMITERS that no list holds, else the first: then the list itself is refused."""
    values = (value for table in tables for row in table.rows for value in row.properties.values())
    held = {sign for value in values if isinstance(value, list) for part in value for sign in str(part)}
    return next((sign for sign in ARRAY_DELIMITERS if sign not in held), ARRAY_DELIMITERS[0])


def _script(files: Iterable[File], delimiter: str) -> str:
    return COMMAND.format(
        script=SCRIPT,
        constraints=CONSTRAINTS,
        report=REPORT,
        delimiter=ord(delimiter),
        buffer=max([LEAST_BUFFER, *(2 * file.longest for file in files)]),
        files=" \\\n  ".join(file.option for file in files),
    )
