"""Where the project's data files are: inside the package when installed, beside it in a checkout."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any


def folder(name: str) -> Traversable:
    """Return the folder `name` ("cypher" or "seeds"): inside kg when installed, beside kg in a checkout."""
    installed = files("kg") / name
    return installed if installed.is_dir() else Path(__file__).parents[1] / name


def names_in(name: str) -> list[str]:
    """Return the names of the files in seeds/`name`, in order."""
    return sorted(file.name for file in (folder("seeds") / name).iterdir())


def text_of(name: str) -> str:
    """Return the text of seeds/`name`; FileNotFoundError where there is none."""
    return (folder("seeds") / name).read_text(encoding="utf-8")


def csv_rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of seeds/`name`, a CSV file with a header, as dictionaries of strings."""
    rows = csv.reader(io.StringIO(text_of(name), newline=""))
    head = next(rows)
    for row in rows:
        yield dict(zip(head, row, strict=True))


def listed(cell: str) -> tuple[str, ...]:
    """Return what a cell of such a row lists, "|" between; nothing where it is empty."""
    return tuple(cell.split("|")) if cell else ()


def json_value(name: str) -> Any:
    """Return what seeds/`name`, a JSON file, holds."""
    return json.loads(text_of(name))
