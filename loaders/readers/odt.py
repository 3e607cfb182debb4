"""OpenDocument texts (ODT): paragraphs and tables in order, notes beside the paragraphs that bear their marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loaders.readers.as_read import AsRead
from loaders.readers.limits import MOST_CELLS, require
from loaders.readers.package import Element, Package, child, local, value
from loaders.readers.pipes import table_lines

MAIN = "content.xml"
PARAGRAPHS = frozenset({"p", "h"})
WRAPPERS = frozenset({"section", "list", "list-item", "list-header", "index-body", "text-box", "frame"})
TABLE_PARTS = frozenset({"table-header-rows", "table-rows", "table-row-group"})
# Comments, deleted text, notes and frames, which are read apart or not at all.
PASSED_OVER = frozenset({"annotation", "tracked-changes", "note", "frame", "hidden-text", "ruby-text"})
SIGNS = {"tab": "\t", "line-break": "\n"}
MOST_REPEATED = 64
"""Spaces, cells or rows that one element may stand for."""


def read_odt(data: bytes, name: str) -> AsRead:
    """Return the text of an ODT, one line a paragraph, one pipe row a table row; UnreadableError where it is damaged."""
    body = child(Package(data, name).xml(MAIN), "body", "text")
    lines = list(_blocks(body, name)) if body is not None else []
    return AsRead(text="\n".join(lines) + "\n")


def _blocks(parent: Iterable[Element], name: str) -> Iterator[str]:
    for element in parent:
        kind = local(element)
        if kind in PARAGRAPHS:
            yield from _paragraph(element, name)
        elif kind == "table":
            yield from _table(element, name)
        elif kind in WRAPPERS:
            yield from _blocks(element, name)


def _paragraph(element: Element, name: str) -> Iterator[str]:
    text = "".join(_text(element))
    if text.strip():
        yield text
    for inside in element.iter("{*}note-body", "{*}text-box"):
        yield from _blocks(inside, name)


def _text(element: Element) -> Iterator[str]:
    yield element.text or ""
    for one in element:
        kind = local(one)
        if kind == "s":
            yield " " * _count(value(one, "c", "1"))
        elif kind in SIGNS:
            yield SIGNS[kind]
        elif kind not in PASSED_OVER:
            yield from _text(one)
        yield one.tail or ""


def _table(element: Element, name: str) -> Iterator[str]:
    rows = list(_rows(element, name))
    require(sum(map(len, rows)), MOST_CELLS, name, "cells")
    yield from table_lines(rows)


def _rows(table: Element, name: str) -> Iterator[list[str]]:
    """Yield the cells of each row; a cell merged downwards is repeated, one merged sideways stands in its first column."""
    open_cells: dict[int, tuple[int, str]] = {}
    for row in _inside(table):
        cells: list[str] = []
        for cell in row:
            text, repeated = "\n".join(_blocks(cell, name)), _count(value(cell, "number-columns-repeated", "1"))
            for _ in range(repeated if text or local(cell) == "covered-table-cell" else 1):
                left, above = open_cells.pop(len(cells), (0, ""))
                left = _count(value(cell, "number-rows-spanned", "1")) - 1 if local(cell) == "table-cell" else left - 1
                said = above if local(cell) == "covered-table-cell" else text
                if left > 0:
                    open_cells[len(cells)] = (left, said)
                cells.append(said)
        yield cells


def _inside(table: Element) -> Iterator[Element]:
    for element in table:
        if local(element) == "table-row":
            yield element
        elif local(element) in TABLE_PARTS:
            yield from _inside(element)


def _count(text: str) -> int:
    return max(1, min(int(text), MOST_REPEATED)) if text.isdecimal() else 1
