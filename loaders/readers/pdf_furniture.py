"""What stands on the pages of a PDF but is no part of its text: running heads, feet and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from loaders.readers.pdf_lines import Line

PAGE_NUMBER = re.compile(
    r"[-—–－~·•\s]*(?:\d{1,4}|[ivxlIVXL]{1,6}|第\s*\d+\s*页(?:[,，/]?\s*共\s*\d+\s*页)?|\d+\s*[/／]\s*\d+|"
    r"Page\s*\d+(?:\s*of\s*\d+)?)[-—–－~·•\s]*",
    re.I,
)
MARGIN = 0.12
"""Of the height of a page: a lone number stands there."""
OUTERMOST = 2
"""Lines at the top and at the bottom that may be furniture."""
RECURS = 0.3
"""Of the pages: a line that stands at the same height on so many is furniture; even and odd pages may differ."""
LEAST_PAGES = 2

Key = tuple[str, int]


def without_furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Return the lines of each page without running heads, feet and page numbers; `heights` are those of the pages."""
    counts = Counter(key for lines in pages for key in {_key(line) for line in _outermost(lines)})
    least = max(LEAST_PAGES, RECURS * len(pages))
    return [
        [line for line in lines if not _is_furniture(line, lines, height, counts[_key(line)] >= least)]
        for lines, height in zip(pages, heights, strict=True)
    ]


def _outermost(lines: Sequence[Line]) -> list[Line]:
    return [*lines[:OUTERMOST], *lines[-OUTERMOST:]]


def _is_furniture(line: Line, lines: Sequence[Line], height: float, recurs: bool) -> bool:
    if line not in _outermost(lines):
        return False
    in_margin = line.bottom < MARGIN * height or line.top > (1 - MARGIN) * height
    return recurs or (in_margin and PAGE_NUMBER.fullmatch(line.text) is not None)


def _key(line: Line) -> Key:
    """Return what recurs of a line: its text whatever its numbers are, and its height to three points."""
    return re.sub(r"\d+", "#", "".join(line.text.split())), round(line.top / 3)
