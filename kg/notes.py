"""What is known of single documents beside their text, kept as data in the folder of the documents.

`documents.json`, `errata.json` and `noise.json` may stand in any folder; the project's own stand in seeds/plans/. They
name documents by file name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from kg.errors import DataError
from kg.resources import folder
from loaders.text.corrections import Erratum, Noise, Notes

METADATA: Final = "documents.json"
ERRATA: Final = "errata.json"
NOISE: Final = "noise.json"
FILES: Final = frozenset({METADATA, ERRATA, NOISE})
REMARKS = frozenset({"source typo", "stray space"})
"""Kinds of noise that are remarks on the text, not spans to set aside."""


def notes_for(path: str) -> Notes:
    """Return the notes on the document at `path`: those of its own folder, else those of seeds/plans/, by file name."""
    name = Path(path).name
    for place in (str(Path(path).parent), str(folder("seeds") / "plans")):
        notes = Notes(
            metadata=_table(place, METADATA).get(name, {}),
            errata=tuple(_errata(place, name)),
            noise=tuple(_noise(place, name)),
        )
        if notes != Notes():
            return notes
    return Notes()


def _errata(place: str, name: str) -> Iterator[Erratum]:
    for row in _table(place, ERRATA).get(name, ()):
        # An uncertain reading stands in square brackets.
        true = row["true"].replace("[", "").replace("]", "")
        yield Erratum(kind=row["kind"], start=row["start"], observed=row["observed"], true=true)


def _noise(place: str, name: str) -> Iterator[Noise]:
    for row in _table(place, NOISE).get(name, ()):
        if row["kind"] not in REMARKS:
            yield Noise(kind=row["kind"], start=row["start"], end=row["end"], opening=row["text"])


@cache
def _table(place: str, name: str) -> dict[str, Any]:
    file = Path(place) / name
    if not file.is_file():
        return {}
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
        if isinstance(rows, dict):
            return rows
        by_file: dict[str, list[Any]] = {}
        for row in rows:
            by_file.setdefault(row["file"], []).append(row)
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(f"{file} is not a table of notes on documents ({error}); correct it or take it away") from None
    return by_file
