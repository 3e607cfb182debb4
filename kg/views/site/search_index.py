"""What the search looks through: every name and alias with its address, as a script, since a file cannot be fetched."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from kg.views.site.addresses import FOLDERS
from kg.views.site.graph_index import Thing
from kg.views.site.site_data import SiteData
from kg.views.style import style
from kg.views.words import words

OPENING, WORDS = "window.kgIndex=", "window.kgWords="
LONGEST_WORDS = 1200
"""Characters of other names that an entry is also found by."""


def search_script(data: SiteData) -> str:
    """Return the script that holds the index: a row a thing, its name, label, address, what it stands in, other names;
    and the words of the search.

    Pinyin is among the other names where pypinyin is installed.
    """
    rows = [_row(data, thing) for label in FOLDERS for thing in data.graph.of(label)]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return f"{OPENING}{text.translate(UNSAFE)};\n{WORDS}{json.dumps(_words(), ensure_ascii=False)};\n"


UNSAFE = {0x2028: "\\u2028", 0x2029: "\\u2029"}
"""Signs that older engines take for the end of a line of script."""


def _words() -> dict[str, Any]:
    return {
        "labels": {label: style()["labels"][label]["zh"] for label in FOLDERS},
        "hint": words("site")("search_hint").plain,
        "found": words("site")("found").plain,
        "most": words("site")("found_most").zh,
    }


def _row(data: SiteData, thing: Thing) -> list[str]:
    document = data.graph.document_of(thing)
    beside = document.name if document else thing.text("system")
    names = list(_names(thing))
    other = " ".join(
        dict.fromkeys([*_pinyin(thing.name), *(one for name in names for one in (*_pinyin(name)[1:], name))])
    )
    return [thing.name, thing.label, thing.address, beside, other[:LONGEST_WORDS]]


def _names(thing: Thing) -> Iterator[str]:
    yield from (name for name in (thing.text("name"), thing.text("number")) if name and name != thing.name)
    yield from thing.several("aliases")


@cache
def _pinyin(name: str) -> list[str]:
    """Return a name in pinyin, whole and by first letters; nothing where pypinyin is not installed."""
    spell = _speller()
    syllables = spell(name) if spell else []
    return ["".join(syllables), "".join(syllable[0] for syllable in syllables)] if syllables else []


@cache
def _speller() -> Callable[[str], list[str]] | None:
    try:
        from pypinyin import lazy_pinyin
    except ModuleNotFoundError:
        return None
    return lambda name: [syllable for syllable in lazy_pinyin(name, errors="ignore") if syllable]
