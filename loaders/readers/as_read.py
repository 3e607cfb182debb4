"""What every reader returns: the text it made of a file, and where its pages begin."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AsRead:
    """A text as a reader made it."""

    text: str
    pages: tuple[int, ...] = ()
    """The offset in `text` at which each page begins, the first page first; empty where the format has no pages."""
