"""Word documents (DOCX): paragraphs and tables in order, with the numbers that Word counts itself.

Read from the XML: a library's paragraphs leave out tracked insertions, content controls and automatic numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.readers.as_read import AsRead
from loaders.readers.docx_numbers import Numbering
from loaders.readers.limits import MOST_CELLS, require
from loaders.readers.package import Element, Package, child, local, value
from loaders.readers.pipes import table_lines

MAIN, STYLES = "word/document.xml", "word/styles.xml"
# The parts that hold the notes, by what marks one in the text.
NOTES = {"footnoteReference": "word/footnotes.xml", "endnoteReference": "word/endnotes.xml"}
IN_BRACKET = re.compile(r"[(（〔【][^()（）〔〕【】]*$")
# What stands for a sign or a break in a run of text.
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Deleted text, codes of fields, the second drawing of the same thing, and what is laid out apart.
PASSED_OVER = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "txbxContent"})
Notes = dict[tuple[str, str], list[str]]
WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})


def read_docx(data: bytes, name: str) -> AsRead:
    """Return the text of a DOCX, one line a paragraph, one pipe row a table row; UnreadableError where it is damaged."""
    package = Package(data, name)
    numbering = Numbering(package)
    body = child(_seen(package.xml(MAIN), package), "body")
    notes: Notes = {}
    for mark, part in NOTES.items():
        notes.update(_notes(package, mark, part, numbering, name))
    lines = list(_with_notes(body, notes, numbering, name)) if body is not None else []
    return AsRead(text="\n".join(lines) + "\n")


def _notes(package: Package, mark: str, part: str, numbering: Numbering, name: str) -> Notes:
    """Return the lines of each footnote or endnote by the kind of its mark and its number."""
    root = _seen(package.xml(part), package) if part in package.names else ()
    return {(mark, value(one, "id")): [line.strip() for line in _blocks(one, numbering, name)] for one in root}


def _with_notes(body: Element, notes: Notes, numbering: Numbering, name: str) -> Iterator[str]:
    """Yield the lines of the body, each note beside the block that bears its mark.

    One whose mark stands in a bracket or a table comes first: what it says holds there already (列第一位的为牵头单位).
    """
    for block in body:
        marks = list(block.iter("{*}footnoteReference", "{*}endnoteReference"))
        said = [line for one in marks for line in notes.pop((local(one), value(one, "id")), ())]
        lines = list(_blocks([block], numbering, name))
        is_first = bool(marks) and (local(block) == "tbl" or IN_BRACKET.search(_before(block, marks[0])) is not None)
        yield from [*said, *lines] if is_first else [*lines, *said]


def _before(block: Element, mark: Element) -> str:
    """Return the text of `block` up to `mark`."""
    text = ""
    for one in block.iter():
        if one is mark:
            break
        text += (one.text or "") if local(one) == "t" else ""
    return text


def _seen(root: Element, package: Package) -> Element:
    """Return `root` without the runs that are set as hidden, by themselves or by their style."""
    styles = package.xml(STYLES) if STYLES in package.names else ()
    hidden = {value(one, "styleId") for one in styles if _is_on(child(one, "rPr", "vanish"))}
    for run in [one for one in root.iter("{*}r") if _is_hidden(one, hidden)]:
        run.getparent().remove(run)
    return root


def _is_hidden(run: Element, hidden: set[str]) -> bool:
    own = child(run, "rPr", "vanish")
    return _is_on(own) if own is not None else value(child(run, "rPr", "rStyle")) in hidden


def _is_on(switch: Element | None) -> bool:
    return switch is not None and value(switch, default="1") not in {"0", "false", "off"}


def _blocks(parent: Iterable[Element], numbering: Numbering, name: str) -> Iterator[str]:
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
    yield from table_lines(rows)


def _rows(element: Element, numbering: Numbering, name: str) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in _inside(element, "tr"):
        if child(row, "trPr", "del") is not None:  # a row that a tracked change takes out
            continue
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
