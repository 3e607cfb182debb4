"""Rich Text Format (RTF, also under the ending .doc): paragraphs in order, the rows of tables as pipe rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import MissingExtraError, UnreadableError
from loaders.readers.as_read import AsRead
from loaders.readers.limits import MOST_CELLS, require
from loaders.readers.pipes import table_lines

HIDDEN = re.compile(r"\{(?:\\[a-z]+-?\d* ?)*\\v(?![a-z0]) ?[^{}]*\}")
"""A group of hidden text."""
ROW = re.compile(r"\\trowd(?![a-z]).*?\\row(?![a-z])", re.S)
PARAGRAPH = re.compile(r"\\par(?![a-z]) ?")
CELL = re.compile(r"\\cell(?![a-z]) ?")
# Signs of private use, which no document prints, stand for the ends of cells and of their paragraphs on the way.
CELL_END, LINE_END = "\ue0fc", "\ue0fd"
CELL_CODE, LINE_CODE = (f"\\\\u{ord(sign) - 0x10000}?" for sign in (CELL_END, LINE_END))


def read_rtf(data: bytes, name: str) -> AsRead:
    """Return the text of an RTF document; UnreadableError where it is damaged, MissingExtraError without its package."""
    try:
        from striprtf.striprtf import rtf_to_text
    except ModuleNotFoundError:
        raise MissingExtraError(f"Reading {name}, an RTF document,", "office") from None
    source = HIDDEN.sub("", data.decode("latin-1"))
    source = ROW.sub(lambda row: CELL.sub(CELL_CODE, PARAGRAPH.sub(LINE_CODE, row.group())), source)
    try:
        text: str = rtf_to_text(source, errors="ignore")
    except (LookupError, ValueError):
        raise UnreadableError(f"{name} is damaged or cut short; fetch it again or save it as DOCX") from None
    require(text.count(CELL_END), MOST_CELLS, name, "cells")
    return AsRead(text="\n".join(_lines(text)) + "\n")


def _lines(text: str) -> Iterator[str]:
    rows: list[list[str]] = []
    for line in text.split("\n"):
        if CELL_END in line:
            rows.append([cell.replace(LINE_END, "\n").strip() for cell in line.split(CELL_END)[:-1]])
            continue
        yield from table_lines(rows)
        rows = []
        if line.strip():
            yield line.strip()
    yield from table_lines(rows)
