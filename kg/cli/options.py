"""Options that several commands share, and the documents that paths stand for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli.errors import complain
from kg.errors import UnreadableError
from kg.reading import read_document, read_stream
from kg.resolve import Reading
from kg.resources import folder

DEFAULT_STORE = "kg.arcade"
SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm")
"""Endings of the files that a folder is searched for; a file named by itself may have any."""

F = TypeVar("F", bound=Callable[..., Any])


def store_option(function: F) -> F:
    """Add --store."""
    return click.option(
        "--store",
        envvar="KG_STORE",
        default=DEFAULT_STORE,
        show_default=True,
        show_envvar=True,
        metavar="PATH|URL",
        help="Where the graph is kept. 图谱的位置。",
    )(function)


def documents(paths: Sequence[str]) -> list[Path]:
    """Return the documents that `paths` stand for, folders walked in order; the seeds where no path is given.

    Raises UnreadableError for a folder without documents.
    """
    if not paths:
        return [
            Path(str(file))
            for file in sorted(folder("seeds").iterdir(), key=lambda file: file.name)
            if _is_seed(file.name)
        ]
    return [document for path in paths for document in _documents_at(Path(path))]


def _documents_at(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    found = sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
    if not found:
        raise UnreadableError(f"{path} holds no documents; kg looks for files ending in {', '.join(SUFFIXES)}")
    yield from found


def _is_seed(name: str) -> bool:
    return name.endswith(".txt")


def paths_argument(function: F) -> F:
    """Add PATH…; the seeds where none is given."""
    return click.argument("paths", nargs=-1, metavar="[PATH|-]...")(function)


def each_reading(paths: Sequence[str]) -> Iterator[Reading | int]:
    """Yield the reading of each document that `paths` stand for; in place of one that cannot be read, the status 2.

    Each such document gets its sentence on stderr, and the rest goes on.
    """
    for path in paths or [""]:
        try:
            if path == "-":
                yield read_stream(sys.stdin.buffer.read(), "-")
                continue
            found = documents([path] if path else [])
        except UnreadableError as error:
            yield complain(str(error))
            continue
        for document in found:
            try:
                yield read_document(document)
            except UnreadableError as error:
                yield complain(str(error))
