"""The lines of PDF pages to paragraphs: which line goes on in the next, over page breaks too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.readers.pdf_lines import HEADING, NUMBERED, SENTENCE_END, Line

FULL = 2.5
"""Sizes of a character: a line that ends closer to the right margin is as wide as its neighbours."""
INDENTED = 0.8
INDENT = (1.4, 2.6)
"""Sizes of a character that the first line of a paragraph is set in."""
INDENTING = 0.1
"""The share of lines with such an indent from which on a document begins its paragraphs so."""
SPACED = 1.25
"""Times the usual distance of two lines: a larger one parts paragraphs."""
SPACING = 0.05
"""The share of such distances from which on a document parts its paragraphs so."""
OUTLIERS = 0.05
SAME_SIZE = 1.5
"""Points; a heading that differs more in size is no part of the paragraph before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How a document sets its paragraphs: between which margins, how far apart the lines, with an indent or a space."""

    left: float
    right: float
    pitch: float
    indents: bool
    spaces: bool

    def goes_on(self, line: Line, below: Line) -> bool:
        """Tell whether the paragraph of `line` goes on in the line `below`, which may stand on the next page."""
        if line.x1 < self.right - FULL * line.size or abs(line.size - below.size) > SAME_SIZE:
            return False
        if below.top - line.top > SPACED * self.pitch:
            return False
        ended = SENTENCE_END.search(line.text)
        if self.indents and below.x0 < self.left + INDENTED * below.size:
            return not (ended and HEADING.match(below.text))
        return not NUMBERED.match(below.text) and (not ended or (self.spaces and not self.indents))


def measure(lines: Sequence[Line]) -> Measure:
    """Return the measure of `lines`, in reading order; a few lines that reach beyond the margins are left aside."""
    left = _part([line.x0 for line in lines], OUTLIERS)
    right = _part([line.x1 for line in lines], 1 - OUTLIERS)
    distances = [below.top - line.top for line, below in pairwise(lines) if below.top > line.top]
    pitch = _part(distances, 0.5)
    indented = sum(INDENT[0] * line.size <= line.x0 - left <= INDENT[1] * line.size for line in lines)
    return Measure(
        left=left,
        right=right,
        pitch=pitch,
        indents=indented >= INDENTING * len(lines),
        spaces=sum(distance > SPACED * pitch for distance in distances) >= SPACING * len(distances),
    )


def _part(values: Sequence[float], share: float) -> float:
    """Return the value below which about `share` of `values` lie; 0 of none."""
    return sorted(values)[int(share * (len(values) - 1))] if values else 0.0
