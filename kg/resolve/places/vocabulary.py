"""The names to look for in a text, and the words that hide them or only look like them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.reference.gazetteer import abbreviations, features, gazetteer, own_names, regions, townships, zones
from kg.resolve.places.places import short_forms
from kg.resources import json_value
from loaders.mentions.places import PlaceVocabulary, TownshipNames

TOWNSHIP_SIGN = re.compile("(?<![城乡])镇(?!化)|[等个]乡镇|(?<!城)乡(?![村镇])|街道|苏木")
"""Without one of these no township is named."""

OPENING = 400
"""Within how many characters a document says whose it is."""

KINDS = tuple("省市县州旗盟")
"""How the name of a division ends that says of which kind it is; 区 also ends short names (新区)."""


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
        frozenset(table["vague"]) | _given_up(),
        frozenset(table["refused"]),
        (*table["heads"], *table["phrases"]),
    )


def _given_up() -> frozenset[str]:
    """Return the short names that no division bears any more; an old county's may long be the name of something else."""
    rows = gazetteer().divisions
    return frozenset(row.short for row in rows if not row.current) - {row.short for row in rows if row.current}


@cache
def vocabulary() -> PlaceVocabulary:
    """Return the names of all known places but townships, and the words that hide them; built once."""
    return PlaceVocabulary(
        names=_keys_by_name(_named()) | dict(own_names()),
        bare=bare_names(),
        tailed=frozenset(name for name, key in _division_names() if not key.endswith("0000")),
        words=set(traps().not_names) - own_names().keys(),
        signs=tuple((one.sign, one.place, one.beside) for one in abbreviations()),
    )


def vocabulary_for(text: str, jurisdiction: str = "") -> PlaceVocabulary:
    """Return the names to look for in `text` with `loaders.mentions.places.find`: all of them, townships where they may stand.

    There are 39,000 townships; a text names those of its own province and of places in the same line.
    text: in simplified characters; jurisdiction: the code of the place whose document it is, where that is known.
    """
    if not TOWNSHIP_SIGN.search(text):
        return vocabulary()
    lines = (text[:OPENING], *filter(TOWNSHIP_SIGN.search, text[OPENING:].splitlines()))
    names = {entry.name for line in lines for _, _, entry in vocabulary().hits(line)}
    return _with_townships(frozenset({_province_of(name) for name in names} | {f"{jurisdiction[:2]}0000"}))


@lru_cache(maxsize=16384)
def _province_of(name: str) -> str:
    """Return the province that `name` speaks of wherever it stands; nothing of a word or a name that several have."""
    provinces = {f"{key[:2]}0000" for key in vocabulary().known(name) if key.isdecimal()}
    return provinces.pop() if len(provinces) == 1 and name not in traps().words else ""


@lru_cache(maxsize=64)
def _with_townships(provinces: frozenset[str]) -> PlaceVocabulary:
    return vocabulary().beside([_townships_of(province) for province in sorted(provinces)])


@cache
def _townships_of(province: str) -> TownshipNames:
    known = townships(province).values()
    return TownshipNames(
        full=_keys_by_name((one.name, one.code) for one in known if one.name not in own_names()),
        short=_keys_by_name((one.short, one.code) for one in known if one.short),
    )


def _keys_by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    names: dict[str, dict[str, None]] = {}
    for name, key in pairs:
        names.setdefault(name, {})[key] = None
    return {name: tuple(keys) for name, keys in names.items()}


def _named() -> Iterator[tuple[str, str]]:
    yield from _division_names()
    for kind, table in (("zone", zones()), ("region", regions()), ("natural", features())):
        yield from ((name, f"{kind}/{row.name}") for row in table.values() for name in (row.name, *row.aliases))


@cache
def _division_names() -> tuple[tuple[str, str], ...]:
    current = {row.short: row.code for row in gazetteer().divisions if row.current}
    refused = traps().refused
    pairs: dict[tuple[str, str], None] = {}
    for row in gazetteer().divisions:
        pairs[row.name, row.code] = None
        if not row.current and row.name.endswith("地区") and row.short in current:
            pairs[row.name, current[row.short]] = None  # after its end, the area of the city that it became
        for short in short_forms(row):
            if short not in refused and (row.current or short in current or not row.name.endswith("区")):
                pairs[short, row.code] = None
    return tuple(pairs)


@cache
def bare_names() -> frozenset[str]:
    """Return the names of divisions that carry no 省, 市, 县 or 区."""
    shorts = (name for row in gazetteer().divisions for name in (row.short, *row.aliases) if name)
    return frozenset(name for name in shorts if not name.endswith(KINDS))
