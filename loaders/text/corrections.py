"""What a person knows of one document beside its text: metadata, errata and noise, and where they stand in it.

A note holds wherever its text is still found, so that a corrected document keeps its notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

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
