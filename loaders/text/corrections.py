"""What is known of single documents beside their text: metadata, errata and noise, kept as data in the folder of the documents.

`documents.json`, `errata.json` and `noise.json` may stand in any folder; the project's own stand in seeds/. They name
documents by file name. A note holds wherever its text is still found, so that a corrected document keeps its notes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import DataError
from kg.resources import folder
from kg.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """A place where the stored text is broken, with what it truly says."""

    kind: str
    start: int
    observed: str
    true: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """A span that is no part of the document: furniture of the site, a lead paragraph, a footer."""

    kind: str
    start: int
    end: int
    opening: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """All that is known of one document."""

    metadata: Mapping[str, str] = field(default_factory=dict)
    errata: tuple[Erratum, ...] = ()
    noise: tuple[Noise, ...] = ()


# Kinds of noise that are remarks on the text, not spans to set aside.
REMARKS = frozenset({"source typo", "stray space"})


def notes_for(path: str) -> Notes:
    """Return the notes on the document at `path`: those of its own folder, else those of seeds/, by file name."""
    name = Path(path).name
    for place in (str(Path(path).parent), str(folder("seeds") / "plans")):
        notes = Notes(
            metadata=_table(place, "documents.json").get(name, {}),
            errata=tuple(_errata(place, name)),
            noise=tuple(_noise(place, name)),
        )
        if notes != Notes():
            return notes
    return Notes()


def located(text: str, start: int, opening: str, shift: int) -> int | None:
    """Return where `opening` stands in `text`, nearest to `start` + `shift`; None if nowhere."""
    expected = start + shift
    if text.startswith(opening, expected):
        return expected
    before, after = text.rfind(opening, 0, max(expected, 0)), text.find(opening, max(expected, 0))
    found = [place for place in (before, after) if place >= 0]
    return min(found, key=lambda place: abs(place - expected), default=None)


def noise_spans(text: str, noise: tuple[Noise, ...]) -> Iterator[tuple[Noise, Span]]:
    """Yield each noise that still stands in `text`, with its span there."""
    for item in noise:
        start = located(text, item.start, item.opening, 0)
        if start is not None:
            yield item, Span(start, start + item.end - item.start)


def erratum_spans(text: str, errata: tuple[Erratum, ...]) -> Iterator[tuple[Erratum, Span]]:
    """Yield each erratum that still stands in `text`, with its span there."""
    shift = 0
    for item in sorted(errata, key=lambda erratum: erratum.start):
        start = located(text, item.start, item.observed, shift)
        if start is not None:
            shift = start - item.start
            yield item, Span(start, start + len(item.observed))


def _errata(place: str, name: str) -> Iterator[Erratum]:
    for row in _table(place, "errata.json").get(name, ()):
        # An uncertain reading stands in square brackets.
        true = row["true"].replace("[", "").replace("]", "")
        yield Erratum(kind=row["kind"], start=row["start"], observed=row["observed"], true=true)


def _noise(place: str, name: str) -> Iterator[Noise]:
    for row in _table(place, "noise.json").get(name, ()):
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
