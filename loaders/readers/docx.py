"""Word documents (DOCX): paragraphs and tables in order, with the numbers that Word counts itself.

Read from the XML: a library's paragraphs leave out tracked insertions, content controls and automatic numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from loaders.readers.as_read import AsRead
from loaders.readers.docx_numbers import Numbering
from loaders.readers.limits import MOST_CELLS, require
from loaders.readers.package import Element, Package, child, local, value
from loaders.readers.pipes import is_table, pipe_rows

MAIN = "word/document.xml"
# What stands for a sign or a break in a run of text.
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Deleted text, codes of fields, the second drawing of the same thing, and what is laid out apart.
PASSED_OVER = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "txbxContent"})
WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})


def read_docx(data: bytes, name: str) -> AsRead:
    """Return the text of a DOCX, one line a paragraph, one pipe row a table row; UnreadableError where it is damaged."""
    package = Package(data, name)
    body = child(package.xml(MAIN), "body")
    lines = list(_blocks(body, Numbering(package), name)) if body is not None else []
    return AsRead(text="\n".join(lines) + "\n")


def _blocks(parent: Element, numbering: Numbering, name: str) -> Iterator[str]:
    for element in parent:
        kind = local(element)
        if kind == "p":
            yield from _paragraph(element, numbering, name)
        elif kind == "tbl":
            yield from _table(element, numbering, name)
        elif kind in WRAPPERS:
            yield from _blocks(element, numbering, name)


def _paragraph(element: Element, numbering: Numbering, name: str) -> Iterator[str]:
    text = "".join(_text(element))
    if text.strip():
        yield numbering.label(element) + text
    for box in _boxes(element):
        yield from _blocks(box, numbering, name)


def _text(element: Element) -> Iterator[str]:
    for one in element:
        kind = local(one)
        if kind == "t":
            yield one.text or ""
        elif kind in SIGNS:
            yield "" if value(one, "type") in {"page", "column"} else SIGNS[kind]
        elif kind not in PASSED_OVER:
            yield from _text(one)


def _boxes(element: Element) -> Iterator[Element]:
    """Yield the text boxes anchored in a paragraph, each once: an old reader's copy of it stands in a Fallback."""
    for one in element:
        if local(one) == "txbxContent":
            yield one
        elif local(one) != "Fallback":
            yield from _boxes(one)


def _table(element: Element, numbering: Numbering, name: str) -> Iterator[str]:
    rows = _rows(element, numbering, name)
    require(sum(map(len, rows)), MOST_CELLS, name, "cells")
    if is_table(rows):
        yield from pipe_rows(rows)
        return
    for row in rows:  # a frame around text
        yield from (line for cell in row for line in cell.split("\n") if line.strip())


def _rows(element: Element, numbering: Numbering, name: str) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in _inside(element, "tr"):
        above = rows[-1] if rows else []
        cells = [""] * _number(value(child(row, "trPr", "gridBefore")), 0)
        for cell in _inside(row, "tc"):
            merged = child(cell, "tcPr", "vMerge")
            goes_on = merged is not None and value(merged, default="continue") == "continue"
            text = "\n".join(_blocks(cell, numbering, name))
            cells.append(above[len(cells)] if goes_on and len(above) > len(cells) else text)
            cells += [""] * (_number(value(child(cell, "tcPr", "gridSpan")), 1) - 1)
        rows.append(cells)
    return rows


def _inside(parent: Element, kind: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, also those in content controls or tracked changes."""
    for element in parent:
        if local(element) == kind:
            yield element
        elif local(element) in WRAPPERS:
            yield from _inside(element, kind)


def _number(text: str, default: int) -> int:
    return min(int(text), 64) if text.isdecimal() else default
