"""The values of Excel's cells as they are shown: texts, numbers, shares and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from loaders.readers.package import Element, Package, child, children, local, value

STRINGS, STYLES, WORKBOOK = "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"

# Formats that Excel knows by number alone, as far as they show a date or a share.
BUILT_IN = {
    **dict.fromkeys((14, 15, 16, 22, 30, 31, 50, 54, 58), "yyyy-m-d"),
    **dict.fromkeys((17, 27, 28, 29, 36, 51, 52, 53, 55, 56, 57), "yyyy-m"),
    9: "0%",
    10: "0.00%",
}
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
FIRST_DAY = date(1899, 12, 30)
DAYS_TO_1904 = 1462
LAST_DAY = 2_958_465
"""The serial number of the last day of the year 9999."""


class Values:
    """The strings and styles of a workbook, by which its cells are read."""

    def __init__(self, package: Package) -> None:
        self._strings = _strings(package.xml(STRINGS)) if STRINGS in package.names else []
        self._formats = _formats(package.xml(STYLES)) if STYLES in package.names else []
        since_1904 = value(child(package.xml(WORKBOOK), "workbookPr"), "date1904") in {"1", "true"}
        self._shift = DAYS_TO_1904 if since_1904 else 0

    def text(self, cell: Element) -> str:
        """Return what a cell shows: a date as 2025年6月30日, an error as nothing."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _joined(cell)
        content = child(cell, "v")
        raw = (content.text or "") if content is not None else ""
        if kind == "s":
            return self._strings[int(raw)] if raw.isdecimal() and int(raw) < len(self._strings) else ""
        if kind == "e":
            return ""
        return self._number(raw, cell.get("s", "0")) if kind == "n" else raw

    def _number(self, raw: str, style: str) -> str:
        code = self._formats[int(style)] if style.isdecimal() and int(style) < len(self._formats) else ""
        try:
            number = float(raw)
        except ValueError:
            return raw
        if "%" in code:
            return f"{number * 100:.10g}%"
        if "y" in code and 0 < number + self._shift <= LAST_DAY:
            day = FIRST_DAY + timedelta(days=int(number) + self._shift)
            return f"{day.year}年{day.month}月" + (f"{day.day}日" if "d" in code else "")
        return f"{number:.15g}"


def _strings(root: Element) -> list[str]:
    return [_joined(one) for one in root if local(one) == "si"]


def _joined(element: Element) -> str:
    """Return the text of a string, its runs put together, without the readings of its characters."""
    return "".join(_runs(element))


def _runs(element: Element) -> Iterator[str]:
    for one in element:
        if local(one) == "t":
            yield one.text or ""
        elif local(one) in {"r", "is"}:
            yield from _runs(one)


def _formats(root: Element) -> list[str]:
    """Return the format of each style, without its literal parts, in lower case."""
    own = {value(one, "numFmtId"): value(one, "formatCode") for one in children(root, "numFmts")}
    numbers = [value(one, "numFmtId", "0") for one in children(root, "cellXfs")]
    codes = [own.get(number) or BUILT_IN.get(int(number) if number.isdecimal() else 0, "") for number in numbers]
    return [QUOTED.sub("", code).lower() for code in codes]
