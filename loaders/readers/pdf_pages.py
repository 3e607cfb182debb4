"""The pages of a PDF to one text: paragraphs and tables that go on over a page break are put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.readers.as_read import AsRead
from loaders.readers.pdf_furniture import without_furniture
from loaders.readers.pdf_lines import Line, between
from loaders.readers.pdf_paragraphs import Measure, measure
from loaders.readers.pdf_tables import Ruled
from loaders.readers.pipes import pipe_rows

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What stands on one page: lines outside tables, tables, its size in points, and how many characters."""

    lines: tuple[Line, ...]
    tables: tuple[Ruled, ...]
    height: float
    width: float
    chars: int
    unmapped: int
    """Characters whose font does not say which they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A line or a table on its page, from 0, with the margins of such pages."""

    page: int
    content: Line | Ruled
    measure: Measure

    def goes_on_in(self, below: Block) -> bool:
        """Tell whether the paragraph or the table goes on in the block `below`."""
        one, two = self.content, below.content
        if isinstance(one, Ruled):
            return isinstance(two, Ruled) and one.goes_on_in(two)
        return isinstance(two, Line) and below.measure.goes_on(one, two)


def assembled(pages: Sequence[Page]) -> AsRead:
    """Return the text of `pages`, one line a paragraph, one pipe row a table row, and where each page begins."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for page, text in _pieces(pages):
        starts += [length] * (page + 1 - len(starts))
        parts.append(text)
        length += len(text)
    starts += [length] * (len(pages) - len(starts))
    return AsRead(text="".join(parts), pages=tuple(starts))


def _pieces(pages: Sequence[Page]) -> Iterator[tuple[int, str]]:
    """Yield the text piece by piece, each with its page."""
    for group in _groups(list(_blocks(pages))):
        tables = [(block.page, block.content) for block in group if isinstance(block.content, Ruled)]
        if tables:
            yield from _table(tables)
        else:
            yield from _paragraph([(block.page, block.content) for block in group if isinstance(block.content, Line)])


def _blocks(pages: Sequence[Page]) -> Iterator[Block]:
    kept = without_furniture([page.lines for page in pages], [page.height for page in pages])
    measures = {
        width: measure([line for page, lines in zip(pages, kept, strict=True) if page.width == width for line in lines])
        for width in {page.width for page in pages}
    }
    for number, (page, lines) in enumerate(zip(pages, kept, strict=True)):
        contents: list[Line | Ruled] = [*lines, *page.tables]
        for content in sorted(contents, key=_top):
            yield Block(page=number, content=content, measure=measures[page.width])


def _top(content: Line | Ruled) -> float:
    return content.top if isinstance(content, Line) else content.box[1]


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the blocks of one paragraph or one table together."""
    group = list(blocks[:1])
    for block, below in pairwise(blocks):
        if not block.goes_on_in(below):
            yield group
            group = []
        group.append(below)
    if group:
        yield group


def _paragraph(lines: Sequence[tuple[int, Line]]) -> Iterator[tuple[int, str]]:
    before = ""
    for page, line in lines:
        yield page, between(before, line.text) + line.text
        before = line.text
    yield lines[-1][0], "\n"


def _table(parts: Sequence[tuple[int, Ruled]]) -> Iterator[tuple[int, str]]:
    rows: list[tuple[int, Row]] = []
    for page, part in parts:
        below = [row for row in part.rows if any(row)]
        if rows and below and below[0] == rows[0][1]:
            below = below[1:]  # the header, printed again
        elif rows and below and _is_rest(below[0], [row for _, row in rows]):
            rows[-1] = (rows[-1][0], tuple(map(str.__add__, rows[-1][1], below[0])))
            below = below[1:]
        rows += [(page, row) for row in below]
    for (page, _), line in zip(rows, pipe_rows([row for _, row in rows]), strict=True):
        yield page, f"{line}\n"


def _is_rest(row: Row, above: Sequence[Row]) -> bool:
    """Tell whether the first row of a page is the rest of the last one of the page before: it lacks the serial number."""
    return not row[0] and all(one[0] for one in above)
