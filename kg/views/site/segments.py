"""Marks that nest and overlap → a text cut into segments, each with the marks that cover it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

M = TypeVar("M")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Generic[M]):
    """Something said of the characters `start` up to, not including, `end` of a text."""

    start: int
    end: int
    said: M


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment(Generic[M]):
    """A run of characters that the same marks cover."""

    start: int
    end: int
    marks: tuple[Mark[M], ...]
    """Shortest first: the first one says best what stands here."""


def segments(marks: Iterable[Mark[M]], cuts: Iterable[int], length: int) -> Iterator[Segment[M]]:
    """Yield the segments of a text of `length` characters, in order, without a gap; it is also cut at `cuts`.

    Marks may nest and overlap in any way; one that is empty, or reaches out of the text, is left out.
    """
    kept = sorted((mark for mark in marks if 0 <= mark.start < mark.end <= length), key=lambda mark: mark.start)
    bounds = {0, length, *cuts, *(mark.start for mark in kept), *(mark.end for mark in kept)}
    places = sorted(place for place in bounds if 0 <= place <= length)
    opened: list[Mark[M]] = []
    waiting = iter([*kept, None])
    following = next(waiting)
    for start, end in pairwise(places):
        opened = [mark for mark in opened if mark.end > start]
        while following is not None and following.start == start:
            opened.append(following)
            following = next(waiting)
        yield Segment(start=start, end=end, marks=tuple(sorted(opened, key=_length)))


def _length(mark: Mark[M]) -> int:
    return mark.end - mark.start
