"""From a file to its reading: the one road that every command takes."""

from __future__ import annotations

from pathlib import Path

from kg.resolve.judgements import NONE, Decisions
from kg.resolve.records import Reading
from kg.resolve.resolver import resolve
from loaders.document import read_plan
from loaders.readers import read, read_bytes


def read_document(path: Path, decisions: Decisions = NONE) -> Reading:
    """Return the reading of the document at `path`, names as decided; UnreadableError where it cannot be read."""
    return resolve(read_plan(read(path)), decisions)


def read_stream(data: bytes, name: str, decisions: Decisions = NONE) -> Reading:
    """Return the reading of the document that `data` holds, as from standard input; `name` stands for its path."""
    return resolve(read_plan(read_bytes(data, name)), decisions)
