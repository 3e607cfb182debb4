"""The names to look for in a text, and the words that hide them or only look like them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.reference.gazetteer import features, gazetteer, regions, townships, zones
from kg.resolve.places.places import short_forms
from kg.resources import json_value
from loaders.mentions.places import PlaceVocabulary


@dataclass(frozen=True, slots=True)
class Traps:
    """Names that are not to be trusted, as seeds/gazetteer/toponym_traps.json lists and explains them."""

    words: frozenset[str]
    vague: frozenset[str]
    refused: frozenset[str]
    not_names: tuple[str, ...]


@cache
def traps() -> Traps:
    """Return the traps; read once."""
    table = {key: value["names"] for key, value in json_value("gazetteer/toponym_traps.json").items()}
    return Traps(
        frozenset(table["words"]),
        frozenset(table["vague"]),
        frozenset(table["refused"]),
        (*table["heads"], *table["phrases"]),
    )


@cache
def vocabulary() -> PlaceVocabulary:
    """Return the names of all known places, and the words that hide them, for `loaders.mentions.places.find`; built once."""
    names: dict[str, list[str]] = {}
    for name, key in _named():
        names.setdefault(name, []).append(key)
    short_townships: dict[str, list[str]] = {}
    for township in townships().values():
        short_townships.setdefault(township.short, []).append(township.code)
    return PlaceVocabulary(
        names={name: tuple(dict.fromkeys(keys)) for name, keys in names.items()},
        bare=bare_names(),
        tailed=frozenset(name for name, key in _division_names() if not key.endswith("0000")),
        words=traps().not_names,
        townships={name: tuple(codes) for name, codes in short_townships.items() if name},
    )


def _named() -> Iterator[tuple[str, str]]:
    yield from _division_names()
    yield from ((township.name, code) for code, township in townships().items())
    for kind, table in (("zone", zones()), ("region", regions()), ("natural", features())):
        yield from ((name, f"{kind}/{row.name}") for row in table.values() for name in (row.name, *row.aliases))


@cache
def _division_names() -> tuple[tuple[str, str], ...]:
    current = {row.short for row in gazetteer().divisions if row.current}
    refused = traps().refused
    pairs: dict[tuple[str, str], None] = {}
    for row in gazetteer().divisions:
        if not row.current and row.name.endswith(("地区", "直辖县")):
            continue
        pairs[row.name, row.code] = None
        for short in short_forms(row):
            if short not in refused and (row.current or short in current or not row.name.endswith("区")):
                pairs[short, row.code] = None
    return tuple(pairs)


@cache
def bare_names() -> frozenset[str]:
    """Return the names of divisions that carry no 省, 市, 县 or 区."""
    return frozenset(row.short for row in gazetteer().divisions if row.short)
