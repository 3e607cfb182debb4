"""Rows for people and programs: a table, JSON, JSON lines, CSV or Markdown."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.errors import writing

if TYPE_CHECKING:
    from rich.table import Table

Rows = Sequence[Mapping[str, Any]]

LIST_MARK = "、"
# A spreadsheet takes a cell that begins so for a formula.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def as_json(rows: Rows) -> str:
    """Return the rows as one JSON array."""
    return json.dumps(list(rows), ensure_ascii=False, indent=2) + "\n"


def as_jsonl(rows: Rows) -> str:
    """Return the rows as JSON objects, one a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def as_csv(rows: Rows) -> str:
    """Return the rows as CSV with a header; a cell that a spreadsheet would run as a formula is defused."""
    file = io.StringIO()
    if rows:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(rows[0])
        writer.writerows([_defused(cell(value)) for value in row.values()] for row in rows)
    return file.getvalue()


def as_markdown(rows: Rows) -> str:
    """Return the rows as a Markdown table."""
    if not rows:
        return ""
    lines = [
        list(rows[0]),
        ["---"] * len(rows[0]),
        *([_in_markdown(cell(value)) for value in row.values()] for row in rows),
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def as_table(rows: Rows) -> str:
    """Return the rows as a table as wide as the terminal; long cells are folded, never cut."""
    return as_grouped_table(rows, (), tuple(rows[0]) if rows else ())


def as_grouped_table(rows: Rows, heads: Sequence[str], shown: Sequence[str]) -> str:
    """Return the columns `shown` as tables, one for each run of rows that share `heads`, which stand above it."""
    from rich.console import Console

    colourless = bool(os.environ.get("NO_COLOR")) or not sys.stdout.isatty()
    file = io.StringIO()
    console = Console(
        file=file, width=_width(), no_color=colourless, force_terminal=not colourless, legacy_windows=False
    )
    for headed, run in groupby(rows, key=lambda row: tuple(cell(row[name]) for name in heads)):
        if headed:
            console.print(" · ".join(headed), style="bold", markup=False, highlight=False)
        console.print(_table_of(list(run), shown))
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines()) + "\n"


def _table_of(rows: Rows, shown: Sequence[str]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for name in shown:
        longest = max((_width_of(cell(row[name])) for row in rows), default=0)
        table.add_column(name, overflow="fold", ratio=None if longest <= NARROW else min(longest, WIDE))
    for row in rows:
        table.add_row(*(Text(cell(row[name])) for name in shown))
    return table


NARROW, WIDE = 10, 60
"""PlaceRollup of the terminal: up to NARROW a table column keeps its width, and none counts for more than WIDE."""

FORMATS: Mapping[str, Callable[[Rows], str]] = {
    "table": as_table,
    "json": as_json,
    "jsonl": as_jsonl,
    "csv": as_csv,
    "markdown": as_markdown,
}


def write(rows: Rows, form: str, target: str, table: Callable[[Rows], str] = as_table) -> None:
    """Write the rows to the file `target`, or to standard output where it is empty; form "" fits the output.

    `table` makes the table, where the form is one.
    """
    form = form or default_format(target)
    text = table(rows) if form == "table" else FORMATS[form](rows)
    if not target:
        click.echo(text, nl=False)
        return
    encoding = "utf-8-sig" if form == "csv" else "utf-8"  # a spreadsheet needs the mark to read Chinese
    with writing(target, "name another file"):
        Path(target).write_text(text, encoding=encoding, newline="\n")


def default_format(target: str) -> str:
    """Return the format that fits an output: that of a file's ending, a table on a terminal, JSON lines in a pipe."""
    endings = {".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".md": "markdown"}
    if target:
        return endings.get(Path(target).suffix.lower(), "table")
    return "table" if sys.stdout.isatty() else "jsonl"


def cell(value: Any) -> str:
    """Return a value as a cell: a list as its parts, nothing as an empty cell."""
    if isinstance(value, list):
        return LIST_MARK.join(cell(part) for part in value)
    return "" if value is None else str(value)


def _defused(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def _in_markdown(text: str) -> str:
    return " ".join(text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").split())


def _width() -> int:
    import shutil

    return max(shutil.get_terminal_size((140, 40)).columns, 60)


def _width_of(text: str) -> int:
    """Return the columns a text takes on a terminal: a Chinese character takes two."""
    from rich.cells import cell_len

    return cell_len(text)
