"""PDFs with text: paragraphs put together over lines and pages, ruled tables as pipe rows, and where each page begins."""

from __future__ import annotations

import io
import logging
from copy import copy
from typing import Any

from kg.errors import KgError, MissingExtraError, UnreadableError
from loaders.readers.as_read import AsRead
from loaders.readers.limits import MOST_PAGES, require
from loaders.readers.pdf_columns import unrolled
from loaders.readers.pdf_lines import Char, lines_of
from loaders.readers.pdf_pages import Page, assembled
from loaders.readers.pdf_streams import require_small_streams
from loaders.readers.pdf_tables import holds, tables_of

LEAST_CHARS = 10
"""Characters a page, on average; a scan has none, or a stamp's."""
UNMAPPED = "(cid:"
"""What stands for a character whose font does not say which it is."""
MOST_UNMAPPED = 0.2
MOST_NAMED = 5
"""Pages without text that a message names."""
LEVEL = 0.05
"""Of the way across: how far a line of text may climb."""


def read_pdf(data: bytes, name: str) -> AsRead:
    """Return the text of a PDF and the offsets of its pages.

    UnreadableError where it is a scan, protected, damaged, or its fonts do not say what they show.
    """
    require_small_streams(data, name)
    pages = _pages(data, name)
    chars = sum(page.chars for page in pages)
    if sum(page.unmapped for page in pages) > MOST_UNMAPPED * chars:
        raise UnreadableError(f"{name} does not say which characters its fonts show; turn it into text with OCR")
    if chars < LEAST_CHARS * len(pages):
        empty = [str(number) for number, page in enumerate(pages, 1) if not page.chars]
        which = f" (pages {', '.join(empty[:MOST_NAMED])}{' …' * (len(empty) > MOST_NAMED)})" if chars else ""
        raise UnreadableError(f"{name} holds pictures of pages and no text{which}; turn it into text with OCR")
    return assembled(pages)


def _pages(data: bytes, name: str) -> list[Page]:
    try:
        import pdfplumber
    except ModuleNotFoundError:
        raise MissingExtraError(f"Reading {name}, a PDF,", "pdf") from None
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # its remarks on fonts are no concern of the user
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            require(len(pdf.pages), MOST_PAGES, name, "pages")
            return [_page(page) for page in pdf.pages]
    except (KgError, KeyboardInterrupt):
        raise
    except Exception as error:  # the parser raises whatever its code meets in a damaged file
        if "Password" in repr(error):
            raise UnreadableError(f"{name} is protected by a password; save it without one") from None
        raise UnreadableError(f"{name} is damaged or cut short; fetch it again") from None


def _page(printed: Any) -> Page:
    page = _turned(printed)
    chars: list[Char] = [char for char in page.chars if _is_level(char)]  # a watermark stands aslant
    tables = tuple(tables_of(page, chars))
    outside = [char for char in chars if not any(holds(table.box, char) for table in tables)]
    longer, width = 0.0, page.width
    if not tables:
        outside, longer, width = unrolled(outside, page.width)
    found = Page(
        lines=tuple(lines_of(outside)),
        tables=tables,
        height=page.height + longer,
        width=width,
        chars=sum(bool(char["text"].strip()) for char in chars),
        unmapped=sum(UNMAPPED in char["text"] for char in chars),
    )
    page.close()  # which frees what the parser keeps of it
    printed.close()
    return found


def _is_level(char: Char) -> bool:
    across, up = char["matrix"][:2]
    return bool(char["upright"]) and abs(up) <= LEVEL * abs(across)


def _turned(page: Any) -> Any:
    """Return `page` turned so that its text runs from left to right, where most of it runs up or down."""
    ups = [char["matrix"][1] for char in page.chars if abs(char["matrix"][0]) <= LEVEL * abs(char["matrix"][1])]
    if 2 * len(ups) <= len(page.chars):
        return page
    turn = 90 if sum(up > 0 for up in ups) * 2 > len(ups) else 270
    inner = copy(page.page_obj)
    inner.rotate = (inner.rotate + turn) % 360
    inner.attrs = {**inner.attrs, "Rotate": inner.rotate}
    return type(page)(page.pdf, inner, page.page_number, initial_doctop=0)
