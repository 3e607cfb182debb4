"""A counted map as one HTML page that needs nothing else: its own SVG, a list of each place, a small script for comfort."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kg.subgraphs.located import Spot, Word
from kg.text import mention_in
from kg.views.captions import legible, place_named
from kg.views.map.arcs import Route
from kg.views.map.counting import Counted
from kg.views.map.drawing import HEIGHT, WIDTH, outline_drawing, tile_drawing
from kg.views.map.scale import Scale, ranges, scale_of
from kg.views.map.units import Unit, province_of
from kg.views.policy import policy
from kg.views.style import style
from kg.views.words import Both, words

TEMPLATE = "map.html.j2"
ADCODE = re.compile(r"[0-9]{6}")
DIRECTION_SIGNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""They can make a text read as another; they are shown as what they are: signs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything that a page shows."""

    what: str
    level: str
    agency: str
    """The name that was asked for; empty where all count."""
    bases: tuple[str, ...]
    notice: Both
    units: Sequence[Unit]
    counted: Counted
    spots: Mapping[str, Spot]
    routes: Sequence[Route]
    """What is drawn as curves."""
    is_tiled: bool
    """Whether units are squares; else each has an outline."""


def html_of(sheet: Sheet) -> str:
    """Return the page, the same for the same sheet."""
    css, script = _read("map.css"), _read("map.js")
    environment = Environment(
        loader=PackageLoader("kg.views.map"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["legible"] = legible
    environment.filters["shown"] = shown
    return environment.get_template(TEMPLATE).render(
        _context(sheet), css=Markup(css), script=Markup(script), policy=policy([script], [css])
    )


def shown(text: str) -> str:
    """Return `text` with the signs that turn the direction of writing made visible."""
    return DIRECTION_SIGNS.sub("\ufffd", text)


def anchors(units: Sequence[Unit]) -> dict[str, str]:
    """Return the anchor of each unit on the page: its adcode, or a number where its key is none."""
    return {
        unit.code: unit.code if ADCODE.fullmatch(unit.code) else f"unit-{number}"
        for number, unit in enumerate(units, 1)
    }


def _context(sheet: Sheet) -> dict[str, Any]:
    numbers = {unit.code: len(sheet.counted.units.get(unit.code, ())) for unit in sheet.units}
    scale = scale_of(list(numbers.values()))
    item_anchors = {route.item: f"project-{number}" for number, route in enumerate(sheet.routes, 1)}
    return {
        "sheet": sheet,
        "drawing": (tile_drawing if sheet.is_tiled else outline_drawing)(sheet.units, numbers, scale, sheet.routes),
        "scale": scale,
        "size": (WIDTH, HEIGHT),
        "heading": _heading(sheet),
        "what": words("map").group("what")[sheet.what],
        "t": words("map"),
        "bases": {basis: Both(look["zh"], look["en"]) for basis, look in style()["bases"].items()},
        "inferred": {basis for basis, look in style()["bases"].items() if look["inferred"]},
        "anchors": anchors(sheet.units),
        "legend": _legend(scale, numbers),
        "places": [_place(sheet, unit) for unit in sheet.units],
        "ranking": sorted(sheet.units, key=lambda unit: (-numbers[unit.code], unit.code)),
        "numbers": numbers,
        "most": max(numbers.values()),
        "apart": [_beside(sheet, level, held) for level, held in sheet.counted.apart.items()],
        "item_anchors": item_anchors,
        "joined": [_joined(sheet, route) for route in sheet.routes],
    }


def _heading(sheet: Sheet) -> Both:
    """Return what is counted, of whom, and where."""
    provinces = dict.fromkeys(unit.province for unit in sheet.units if unit.province)
    names = [legible(place_named(code)) for code in provinces]
    of_whom = [legible(sheet.agency)] if sheet.agency else []
    level, what = words("map").group("level")[sheet.level], words("map").group("what")[sheet.what]
    return Both(
        " · ".join([f"{level.zh}{what.zh}", *of_whom, *["、".join(names)][: len(names)]]),
        " · ".join([f"{what.en.capitalize()} {level.en}", *of_whom, *[", ".join(names)][: len(names)]]),
    )


def _legend(scale: Scale, numbers: Mapping[str, int]) -> list[tuple[int, str, int]]:
    """Return class, range and how many units are of it, for each class of the scale."""
    members = Counter(map(scale.class_of, numbers.values()))
    return [(shade, text, members[shade]) for shade, text in enumerate(["0", *ranges(scale)])]


def _place(sheet: Sheet, unit: Unit) -> dict[str, Any]:
    held = sheet.counted.units.get(unit.code, {})
    tally = Counter(words[0].basis for words in held.values())
    return {
        "unit": unit,
        "province": place_named(province_of(unit.code)) if unit.province and unit.province != unit.code else "",
        "number": len(held),
        "tally": [(basis, tally[basis]) for basis in style()["bases"] if tally[basis]],
        "documents": list(_by_document(sheet, held, unit)),
    }


def _by_document(
    sheet: Sheet, held: Mapping[str, Sequence[Word]], unit: Unit
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield the titles of the documents, and of each the entries of what it puts into the unit, in its order."""
    items = sheet.counted.items

    def order(item: str) -> tuple[str, int, str]:
        return held[item][0].document, items[item].position, item

    for document, group in groupby(sorted(held, key=order), key=lambda item: held[item][0].document):
        title = sheet.counted.titles.get(document, document)
        yield title, [_entry(sheet, item, held[item], unit) for item in group]


def _entry(sheet: Sheet, item: str, words: Sequence[Word], unit: Unit | None = None) -> dict[str, Any]:
    """Return what the page says of an item in a unit: what it is, who leads, where exactly, and the strongest words for it."""
    word = words[0]
    names = {each.place: sheet.spots[each.place].name for each in words}
    within = [name for place, name in names.items() if unit is None or sheet.spots[place].adcode != unit.code]
    return {
        "item": sheet.counted.items[item],
        "word": word,
        "title": sheet.counted.titles.get(word.document, word.document),
        "within": within,
        "agencies": list(dict.fromkeys(each.agency for each in words if each.agency)),
        "quote": _cut(word),
    }


def _cut(word: Word) -> tuple[str, str, str]:
    """Return the quote as what stands before the mention, the mention, and what stands after it."""
    span = mention_in(word.quote, word.mention, word.at)
    return (word.quote[: span.start], word.mention, word.quote[span.end :]) if span else (word.quote, "", "")


def _beside(sheet: Sheet, level: str, held: Mapping[str, Sequence[Word]]) -> dict[str, Any]:
    return {
        "where": _apart(sheet)[level],
        "entries": [_entry(sheet, item, held[item]) for item in sorted(held)],
    }


def _apart(sheet: Sheet) -> dict[str, Both]:
    """Return what is said of what lies in no unit, by the level of its finest place."""
    if sheet.what == "load":
        return words("map").group("apart_load")
    own = words("map").group("apart_city") if sheet.level == "city" else words("map").group("apart_county")
    return words("map").group("apart") | own


def _joined(sheet: Sheet, route: Route) -> dict[str, Any]:
    names = {unit.code: unit.short for unit in sheet.units}
    return {"item": sheet.counted.items[route.item], "stops": [(code, names[code]) for code in route.stops]}


def _read(name: str) -> str:
    return (files("kg.views.map") / "templates" / name).read_text(encoding="utf-8")
