"""Limits that keep a hostile file from taking the machine: sizes, counts and depths far above any plan."""

from __future__ import annotations

from kg.errors import UnreadableError

LARGEST = 64 * 1024 * 1024
"""Bytes of a file; a plan of a thousand pages has two or three million."""
LARGEST_PART = 64 * 1024 * 1024
"""Bytes of one unpacked part of a package or one unpacked stream of a PDF."""
MOST_RATIO = 200
"""How many times larger than packed an unpacked part may be; text packs some ten times smaller."""
FREE_SIZE = 4 * 1024 * 1024
"""Bytes; a smaller part may have any ratio."""
MOST_TAGS = 4_000_000
"""Tags of one XML part or one HTML page."""
MOST_CELLS = 500_000
"""Filled cells of the tables of one document."""
MOST_PAGES = 3000
DEEPEST = 200
"""Levels of nesting of a JSON value."""
LONGEST_TEXT = 20_000_000
"""Characters of the text of a document."""
LONGEST_LINE = 1_000_000
"""Characters; whole plans stand on one line, but none is so long."""


def require(size: int, most: int, name: str, unit: str) -> None:
    """Raise UnreadableError where the document called `name` has more than `most` of `unit`."""
    if size > most:
        raise UnreadableError(f"{name} has more than {most:,} {unit}; split it or name a smaller file")


def require_text(text: str, name: str) -> None:
    """Raise UnreadableError where `text`, or a line of it, is too long to be read as a plan."""
    require(len(text), LONGEST_TEXT, name, "characters")
    start = 0
    while len(text) - start > LONGEST_LINE:
        end = text.rfind("\n", start, start + LONGEST_LINE + 1)
        if end < start:
            raise UnreadableError(
                f"{name} has a line of more than {LONGEST_LINE:,} characters; break it into paragraphs"
            )
        start = end + 1
