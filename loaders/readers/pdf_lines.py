"""The characters of a PDF page to lines: what stands at one height, from left to right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Char = dict[str, Any]  # as pdfplumber gives it: text, x0, x1, top, bottom, size

SAME_LINE = 0.5
"""Of the size of a character: what stands closer in height is on one line."""
OVERPRINTED = 0.3
"""Of its size: the same character again, closer than this, is printed twice to look bold."""
GAP = 0.6
"""Of its size: a wider gap between two characters is a space; justified lines have smaller ones."""
SENTENCE_END = re.compile(r"(?:^|[)）〕】])[^(（〔【]*[。；！？…:：;]\s*$")  # not inside a bracket: (责任单位:
HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+[章节编部条]|附件)"
)
NUMBERED = re.compile(rf"{HEADING.pattern}|\s*(?:[(（]\d+[)）]|\d{{1,3}}(?:[.．](?!\d)|、)|[①-⑳])")
# Radicals that some programs write in place of the characters they look like; Unicode itself maps the rest of them.
RADICALS = dict(
    zip(
        "⺁⺟⺠⺼⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
        "厂母民月虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
        strict=True,
    )
)
COMPATIBLE = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff]")
LATIN = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a page: its text, its box in points from the top left corner, and the size of its characters."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


def lines_of(chars: Iterable[Char]) -> list[Line]:
    """Return the lines that `chars` make, from the top down."""
    return [line for row in rows_of(chars) for line in _line(row)]


def rows_of(chars: Iterable[Char]) -> Iterator[list[Char]]:
    """Yield the characters that stand at one height together, from the top down."""
    row: list[Char] = []
    for char in sorted(chars, key=_middle):
        if row and _middle(char) - _middle(row[0]) > SAME_LINE * max(row[0]["size"], char["size"]):
            yield row
            row = []
        row.append(char)
    if row:
        yield row


def _middle(char: Char) -> float:
    return float(char["top"] + char["bottom"]) / 2


def _line(row: Sequence[Char]) -> Iterator[Line]:
    chars = _once(sorted(row, key=lambda char: float(char["x0"])))
    text = "".join([chars[0]["text"], *(_gap(one, two) + two["text"] for one, two in pairwise(chars))])
    printed = [char for char in chars if char["text"].strip()]
    if printed:
        yield Line(
            text=COMPATIBLE.sub(_character, text).strip(),
            x0=printed[0]["x0"],
            x1=printed[-1]["x1"],
            top=min(char["top"] for char in printed),
            bottom=max(char["bottom"] for char in printed),
            size=sorted(char["size"] for char in printed)[len(printed) // 2],
        )


def _character(radical: re.Match[str]) -> str:
    return RADICALS.get(radical.group()) or unicodedata.normalize("NFKC", radical.group())


def _once(chars: Sequence[Char]) -> list[Char]:
    kept: list[Char] = []
    for char in chars:
        if not any(
            one["text"] == char["text"] and char["x0"] - one["x0"] < OVERPRINTED * char["size"] for one in kept[-2:]
        ):
            kept.append(char)
    return kept


def _gap(one: Char, two: Char) -> str:
    wide = two["x0"] - one["x1"] > GAP * max(one["size"], two["size"])
    return " " if wide and one["text"] != " " and two["text"] != " " else ""


def between(one: str, two: str) -> str:
    """Return what belongs between two parts of a paragraph: a space between Latin words, else nothing."""
    return " " if LATIN.match(one[-1:]) and LATIN.match(two[:1]) else ""
