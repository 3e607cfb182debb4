"""The lines of a piece of HTML as a browser lays them out: blocks, line breaks, and tables of data as pipe rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from loaders.readers.package import Element
from loaders.readers.pipes import is_table, pipe_rows

BREAKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl"),
        *("dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html"),
        *("li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
        "ul",
    }
)
"""Elements before and behind which a new line begins."""
CJK = r"\u2e80-\u9fff\u3000-\u303f\uff00-\uffef"
WRAP = re.compile(rf"(?<=[{CJK}])[ \t]*[\r\n][ \t\r\n]*(?=[{CJK}])")
"""A line end of the source inside Chinese text, where no space belongs."""
BLANK = re.compile(r"[ \t\r\n\f]+")
BREAK = "\x00"
"""Stands for a new line while the text is put together; no page holds it, since the parser drops it."""
BEHIND = "\x01"
"""Stands behind the number of an item: the text of the item goes on there, also where a block begins."""
NUMBERED = re.compile(rf"{BEHIND}[\s{BREAK}]*")
UNNUMBERED = re.compile(r"list-style(?:-type)?\s*:[^;]*none", re.I)
NUMBERS: dict[str, Callable[[int], str]] = {
    "a": lambda number: chr(ord("a") + (number - 1) % 26),
    "A": lambda number: chr(ord("A") + (number - 1) % 26),
}
"""How a list counts that does not count 1, 2, 3."""
WIDEST = 30
"""Rows or columns that one cell may be counted for."""


def lines_of(element: Element) -> Iterator[str]:
    """Yield the lines of the text of `element`, none of them empty."""
    flat = WRAP.sub("", NUMBERED.sub("", "".join(_flat(element))))
    for part in flat.split(BREAK):
        line = BLANK.sub(" ", part).strip(" ")
        if line.strip():
            yield line


def _flat(element: Element) -> Iterator[str]:
    breaks = element.tag in BREAKS
    yield BREAK if breaks else ""
    rows = rows_of(element)
    if rows:
        yield BREAK.join(pipe_rows(rows))
    elif element.tag == "pre":
        yield BREAK.join("".join(element.itertext()).splitlines())
    else:
        yield _number(element) + (element.text or "")
        for one in element:
            yield from _flat(one)
            yield one.tail or ""
    yield BREAK if breaks else ""


def _number(element: Element) -> str:
    """Return the number that a browser draws before an item of an ordered list; empty for what bears none."""
    above = element.getparent() if element.tag == "li" else None
    if (
        above is None
        or above.tag != "ol"
        or not "".join(element.itertext()).strip()
        or UNNUMBERED.search(above.get("style", ""))
    ):
        return ""
    number = _whole(above.get("start", ""), 1)
    for item in above.iterchildren("li"):
        number = _whole(item.get("value", ""), number)
        if item is element:
            break
        number += 1
    printed = NUMBERS.get(above.get("type", "1"), str)(number)
    return f"{printed}{element.get('data-sign', '.')} {BEHIND}"


def _whole(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text) else default


def rows_of(element: Element) -> list[list[str]]:
    """Return the cells of a table of data by rows; empty for any other element and for a table that lays out the page."""
    if element.tag != "table" or any(one is not element for one in element.iter("table")):
        return []
    rows = list(_rows(element))
    return rows if is_table(rows) else []


def _rows(table: Element) -> Iterator[list[str]]:
    """Yield the cells of each row; what is merged downwards is repeated, what is merged sideways stays empty."""
    open_cells: dict[int, tuple[int, str]] = {}
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in row.iter("td", "th"):
            _take_open(cells, open_cells)
            text = " ".join(lines_of(cell))
            down, wide = _span(cell, "rowspan"), _span(cell, "colspan")
            if down > 1:
                open_cells[len(cells)] = (down - 1, text)
            cells += [text, *[""] * (wide - 1)]
        _take_open(cells, open_cells)
        yield cells


def _take_open(cells: list[str], open_cells: dict[int, tuple[int, str]]) -> None:
    while len(cells) in open_cells:
        left, text = open_cells.pop(len(cells))
        if left > 1:
            open_cells[len(cells)] = (left - 1, text)
        cells.append(text)


def _span(cell: Element, attribute: str) -> int:
    text = cell.get(attribute, "1")
    return max(1, min(int(text), WIDEST)) if text.isdecimal() else 1
