"""The numbers of headings and lists that Word counts itself, and that stand nowhere in the text: 一、 (二) 3."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from loaders.readers.package import Element, Package, child, local, value

NUMBERING, STYLES = "word/numbering.xml", "word/styles.xml"
DIGITS = "零一二三四五六七八九"
PLACEHOLDER = re.compile(r"%([1-9])")
DEEPEST_LEVEL = 9
LEVELS = frozenset(map(str, range(DEEPEST_LEVEL)))


def chinese(number: int) -> str:
    """Return a number below 100 as Chinese counts it: 十二, 二十; a larger one digit by digit."""
    if number >= 100:
        return "".join(DIGITS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else DIGITS[tens]) + ("十" if tens else "") + (DIGITS[ones] if ones or not tens else "")


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalFullWidth": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "ideographDigital"),
        chinese,
    ),
}
"""Formats of numbers; a bullet or a format not named here prints nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a numbering: what it begins with, how it counts, and the text around its number."""

    start: int
    format: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The numbering of a paragraph: which one, and its level from 0."""

    numbering: str
    level: int


class Numbering:
    """The numberings of a document, counting while its paragraphs are read in order."""

    def __init__(self, package: Package) -> None:
        root = package.xml(NUMBERING) if NUMBERING in package.names else ()
        self._levels = _levels(root)
        self._abstract = {
            value(one, "numId"): value(child(one, "abstractNumId")) for one in root if local(one) == "num"
        }
        self._styles = _styles(package.xml(STYLES)) if STYLES in package.names else {}
        self._counts: dict[str, list[int]] = defaultdict(lambda: [0] * DEEPEST_LEVEL)

    def label(self, paragraph: Element) -> str:
        """Return the number that Word prints before `paragraph`; empty where it prints none."""
        place = _place(paragraph) or self._styles.get(value(child(paragraph, "pPr", "pStyle")))
        levels = self._levels.get(self._abstract.get(place.numbering, ""), {}) if place else {}
        if place is None or place.level not in levels:
            return ""
        counts = self._counts[self._abstract[place.numbering]]
        counts[place.level] = (counts[place.level] or levels[place.level].start - 1) + 1
        counts[place.level + 1 :] = [0] * (DEEPEST_LEVEL - place.level - 1)
        return _printed(levels, place.level, counts)


def _printed(levels: dict[int, Level], at: int, counts: list[int]) -> str:
    if levels[at].format not in FORMATS:
        return ""

    def number(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        count = counts[level] or (levels[level].start if level in levels else 1)
        return FORMATS.get(levels[level].format if level in levels else "decimal", str)(count)

    label = PLACEHOLDER.sub(number, levels[at].text)
    return re.sub(r"(?<=[!-~])$", " ", label)  # 1. 2025年 must not become 1.2025年


def _levels(root: Element) -> dict[str, dict[int, Level]]:
    return {
        value(one, "abstractNumId"): {
            int(value(level, "ilvl", "0")): Level(
                start=_count(value(child(level, "start"))),
                format=value(child(level, "numFmt")),
                text=value(child(level, "lvlText")),
            )
            for level in one
            if local(level) == "lvl" and value(level, "ilvl", "0") in LEVELS
        }
        for one in root
        if local(one) == "abstractNum"
    }


def _styles(root: Element) -> dict[str, Place]:
    found = {value(one, "styleId"): _place(one) for one in root if local(one) == "style"}
    return {style: place for style, place in found.items() if place is not None}


def _place(element: Element) -> Place | None:
    """Return the numbering that the properties of a paragraph or a style name; numbering 0 means none."""
    numbering = value(child(element, "pPr", "numPr", "numId"))
    level = value(child(element, "pPr", "numPr", "ilvl"), default="0")
    return Place(numbering=numbering, level=int(level)) if numbering and level in LEVELS else None


def _count(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 5 else 1
