"""The outline of a plan: its lines, their numbers, and the headings that each line stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.text import Span

CHINESE = "[一二三四五六七八九十百零〇]"

# The styles of numbering, outermost first; the place in the list is the level. The group is the number as printed.
STYLES = (
    ("annex", re.compile(r"(附 ?件 ?\d*)[::]?$")),
    ("chapter", re.compile(rf"(第{CHINESE}+[章篇编部](?:分)?)[ 、:]*")),
    ("part", re.compile(rf"(第{CHINESE}+节)[ 、:]*")),
    ("chinese", re.compile(rf"({CHINESE}+)、")),
    ("bracketed chinese", re.compile(rf"(\({CHINESE}+\))[、.]?")),
    ("arabic", re.compile(r"(\d{1,3})(?:\.(?!\d)|、) ?")),
    ("bracketed arabic", re.compile(r"(\(\d{1,3}\)|\d{1,3}\))[、.]?(?!\d)")),
    ("circled", re.compile(r"([①-⑳])")),
)
ANNEX_LEVEL = 0
LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the text without the white space around it, and its number, if it bears one."""

    span: Span
    body: Span
    """What follows the number."""
    level: int
    """The place of its style of numbering in STYLES; -1 without a number."""
    number: str
    """As printed: 四, (一), 3, ①; empty without one."""

    @property
    def numbered(self) -> bool:
        """Whether the line bears a number."""
        return self.level >= 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A numbered line that others stand under, or may."""

    number: str
    level: int
    path: tuple[str, ...]
    """The numbers from the outermost heading down to this one."""
    title: Span
    """What follows the number, up to the end of the line."""


@lru_cache(
    maxsize=4
)  # of one document at a time: its whole text, which five readers of it ask for, its opening, its end
def lines(folded: str) -> tuple[Line, ...]:
    """Return the lines of a text with folded punctuation, in order; empty ones are passed over."""
    return tuple(_lines(folded))


def _lines(folded: str) -> Iterator[Line]:
    for match in LINE.finditer(folded):
        text = match.group()
        start = match.start() + len(text) - len(text.lstrip())
        stripped = text.strip()
        if stripped:
            yield line_at(folded, Span(start, start + len(stripped)))


def line_at(folded: str, span: Span) -> Line:
    """Return the line that stands at `span`, with its number read."""
    for level, (_, pattern) in enumerate(STYLES):
        match = pattern.match(folded, span.start, span.end)
        if match:
            return Line(
                span=span, body=Span(match.end(), span.end), level=level, number=match.group(1).replace(" ", "")
            )
    return Line(span=span, body=span, level=-1, number="")


class Outline:
    """The headings one stands under while reading down a text."""

    def __init__(self) -> None:
        self._open: list[Heading] = []

    def enter(self, line: Line, title: Span) -> Heading:
        """Read a numbered line: close what it ends, open it as a heading, and return it."""
        self.leave(line.level)
        heading = Heading(number=line.number, level=line.level, path=(*self.path, line.number), title=title)
        self._open.append(heading)
        return heading

    def leave(self, level: int) -> None:
        """Close every heading of `level` and below."""
        while self._open and self._open[-1].level >= level:
            self._open.pop()

    @property
    def path(self) -> tuple[str, ...]:
        """The numbers of the open headings."""
        return self._open[-1].path if self._open else ()

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The open headings, outermost first."""
        return tuple(self._open)
