"""The documents that the paths of a command stand for, read one after the other."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.cli.errors import FOUND, complain
from kg.errors import UnreadableError
from kg.reading import read_document, read_stream
from kg.resolved import Reading
from kg.resources import folder, json_value

STREAM = "-"
SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm")
"""Endings of the files that a folder is searched for; a file named by itself may have any."""


class Inputs:
    """The documents in the order of their paths; iterating reads them.

    One that cannot be read gets its sentence on stderr, sets `status` to 2, and the rest goes on.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self.status = FOUND
        self._documents = list(self._found(paths))

    def __len__(self) -> int:
        """Return how many documents there are to read."""
        return len(self._documents)

    def __iter__(self) -> Iterator[Reading]:
        """Read the documents, in order."""
        for path in self._documents:
            try:
                yield read_stream(sys.stdin.buffer.read(), path) if path == STREAM else read_document(Path(path))
            except UnreadableError as error:
                self.status = complain(str(error))

    def _found(self, paths: Sequence[str]) -> Iterator[str]:
        if not paths:
            yield from seeds()
        for path in paths:
            try:
                yield from [path] if path == STREAM else _documents_at(Path(path))
            except UnreadableError as error:
                self.status = complain(str(error))


def seeds() -> list[str]:
    """Return the paths of the seed documents."""
    return sorted(str(folder("seeds") / name) for name in json_value("documents.json"))


def _documents_at(path: Path) -> list[str]:
    if not path.is_dir():
        return [str(path)]
    found = sorted(str(file) for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
    if not found:
        raise UnreadableError(f"{path} holds no documents; kg looks for files ending in {', '.join(SUFFIXES)}")
    return found
