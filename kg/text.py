"""Places in a text: spans, and the way back from a cleaned text to the text as read.

All offsets count characters (Unicode code points), not bytes; a span is half-open.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of characters: from `start` up to, not including, `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


class Stretches:
    """Spans, in any order and one inside another, to look places up in."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if not self._ends or span.end > self._ends[-1]:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def hold(self, start: int, end: int = 0) -> bool:
        """Tell whether one of them holds the characters `start` to `end` (default: the one at `start`)."""
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and max(end, start + 1) <= self._ends[index]


SENTENCE_ENDS = "。!?\n"
"""What ends a sentence, in a text with folded punctuation."""
STATEMENT_ENDS = f"{SENTENCE_ENDS};"
"""What ends a statement: plans run statements together with semicolons, each with its own unit."""


class Cuts:
    """A text cut at each of some signs, to ask what stands around a place; linear in the length of the text."""

    __slots__ = ("_length", "_marks")

    def __init__(self, text: str, signs: str) -> None:
        self._marks = [match.start() for match in re.finditer(f"[{re.escape(signs)}]", text)]
        self._length = len(text)

    def around(self, span: Span) -> Span:
        """Return what stands around `span`, from the sign before it to the sign after it, both left out."""
        before, behind = bisect_left(self._marks, span.start), bisect_left(self._marks, span.end)
        start = self._marks[before - 1] + 1 if before else 0
        return Span(start, self._marks[behind] if behind < len(self._marks) else self._length)


@lru_cache(maxsize=8)
def cuts(text: str, signs: str) -> Cuts:
    """Return `text` cut at `signs`; made once for the readers of one document."""
    return Cuts(text, signs)


def outside_brackets(text: str, span: Span, signs: str) -> Iterator[Span]:
    """Yield the pieces of `span` between what matches the pattern `signs` outside round brackets."""
    depth, start = 0, span.start
    for found in _bracket_or(signs).finditer(text, span.start, span.end):
        sign = found.group()
        if sign in "()":
            depth += 1 if sign == "(" else -1
        elif depth <= 0:
            yield Span(start, found.start())
            start = found.end()
    yield Span(start, span.end)


@cache
def _bracket_or(signs: str) -> re.Pattern[str]:
    return re.compile(f"[()]|{signs}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of the cleaned text and the span of the source it stands for.

    Where the lengths agree, character stands for character; where they differ, the piece is a repair
    and stands for its source as a whole.
    """

    text: str
    source: Span


class CleanText:
    """A cleaned text that knows, for each of its characters, where it stands in the source.

    `text` is the cleaned text; `source` the document as read.
    """

    __slots__ = ("_pieces", "_starts", "source", "text")

    def __init__(self, source: str, pieces: Iterable[Piece]) -> None:
        self.source = source
        self._pieces = [piece for piece in pieces if piece.text]
        self.text = "".join(piece.text for piece in self._pieces)
        self._starts = list(_running_starts(self._pieces))

    def span(self, start: int, end: int) -> Span:
        """Return the span of the source for the characters `start` to `end` of the cleaned text (not empty)."""
        first, last = self._piece_at(start), self._piece_at(end - 1)
        return Span(self._source_start(first, start), self._source_end(last, end))

    def quote(self, start: int, end: int) -> str:
        """Return the characters of the source, exactly as read, behind `start` to `end` of the cleaned text."""
        return self.span(start, end).of(self.source)

    def _piece_at(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _source_start(self, index: int, offset: int) -> int:
        piece = self._pieces[index]
        return piece.source.start + (offset - self._starts[index] if _is_verbatim(piece) else 0)

    def _source_end(self, index: int, offset: int) -> int:
        piece = self._pieces[index]
        return piece.source.start + offset - self._starts[index] if _is_verbatim(piece) else piece.source.end


def overlaps_any(taken: Sequence[Span], span: Span) -> bool:
    """Tell whether `span` overlaps one of `taken`, which are in order and overlap nowhere."""
    place = bisect_left(taken, span)
    return any(other.overlaps(span) for other in taken[max(place - 1, 0) : place + 1])


def mention_in(quote: str, mention: str, first: int) -> Span | None:
    """Return where `mention` stands in `quote`: at the character `first`; None where it stands beside it."""
    span = Span(first, first + len(mention))
    return span if mention and first >= 0 and span.of(quote) == mention else None


def _is_verbatim(piece: Piece) -> bool:
    return len(piece.text) == piece.source.end - piece.source.start


def _running_starts(pieces: Iterable[Piece]) -> Iterator[int]:
    start = 0
    for piece in pieces:
        yield start
        start += len(piece.text)


def without_spaces(text: str) -> str:
    """Return `text` without white space: a name may be broken over lines or padded for layout."""
    return "".join(text.split())
