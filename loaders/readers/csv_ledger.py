"""Ledgers in CSV: each row a pipe row, whatever separates the cells."""

from __future__ import annotations

import csv
from io import StringIO

from kg.errors import UnreadableError
from loaders.readers.as_read import AsRead
from loaders.readers.limits import LONGEST_LINE, MOST_CELLS, require
from loaders.readers.pipes import pipe_rows
from loaders.readers.plain import decode

SEPARATORS = ",\t;，"
SAMPLE = 20_000
"""Characters at the top by which the separator is told."""


def read_csv(data: bytes, name: str) -> AsRead:
    """Return the text of a CSV file, one pipe row a row; UnreadableError where it is no text or past the limits."""
    text = decode(data, name)
    csv.field_size_limit(LONGEST_LINE)
    rows, cells = [], 0
    try:
        for row in csv.reader(StringIO(text), delimiter=_separator(text)):
            cells += len(row)
            require(cells, MOST_CELLS, name, "cells")
            rows.append(row)
    except csv.Error as error:
        raise UnreadableError(f"{name} is no CSV file ({error}); save the table again as CSV") from None
    return AsRead(text="\n".join(pipe_rows(rows)) + "\n")


def _separator(text: str) -> str:
    """Return the separator that stands in the most lines; of those alike, the first of SEPARATORS."""
    lines = text[:SAMPLE].split("\n")
    return max(SEPARATORS, key=lambda sign: sum(sign in line for line in lines))
