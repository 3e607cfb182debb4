"""PDFs with text: paragraphs put together over lines and pages, ruled tables as pipe rows, and where each page begins."""

from __future__ import annotations

import io
import logging
from typing import Any

from kg.errors import KgError, MissingExtraError, UnreadableError
from loaders.readers.as_read import AsRead
from loaders.readers.limits import MOST_PAGES, require
from loaders.readers.pdf_lines import Char, lines_of
from loaders.readers.pdf_pages import Page, assembled
from loaders.readers.pdf_streams import require_small_streams
from loaders.readers.pdf_tables import holds, tables_of

LEAST_CHARS = 10
"""Characters a page, on average; a scan has none, or a stamp's."""
UNMAPPED = "(cid:"
"""What stands for a character whose font does not say which it is."""
MOST_UNMAPPED = 0.2


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
        raise UnreadableError(f"{name} holds pictures of pages and no text; turn it into text with OCR")
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


def _page(page: Any) -> Page:
    chars: list[Char] = [char for char in page.chars if char["upright"]]  # a watermark stands aslant
    tables = tuple(tables_of(page, chars))
    lines = lines_of(char for char in chars if not any(holds(table.box, char) for table in tables))
    found = Page(
        lines=tuple(lines),
        tables=tables,
        height=page.height,
        width=page.width,
        chars=sum(bool(char["text"].strip()) for char in chars),
        unmapped=sum(UNMAPPED in char["text"] for char in chars),
    )
    page.close()  # which frees what the parser keeps of it
    return found
