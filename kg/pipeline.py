"""From a file to its reading: the one road that every command takes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.errors import UnreadableError
from kg.notes import notes_for
from kg.resolve.agencies import directory
from kg.resolve.judgements import NONE, Decisions
from kg.resolve.places import vocabulary_for
from kg.resolve.records import Reading
from kg.resolve.resolver import resolve
from loaders.document import Vocabularies, read_plan
from loaders.readers import LARGEST, Source, read_bytes
from loaders.records import Plan


def read_document(path: Path, decisions: Decisions = NONE) -> Reading:
    """Return the reading of the document at `path`, names as decided; UnreadableError where it cannot be read."""
    return resolve(plan_of(source_at(path)), decisions)


def read_stream(data: bytes, name: str, decisions: Decisions = NONE) -> Reading:
    """Return the reading of the document that `data` holds, as from standard input; `name` stands for its path."""
    return resolve(plan_of(read_bytes(data, name)), decisions)


def plan_of(source: Source) -> Plan:
    """Return the records of a document, with the notes kept beside it, or in seeds/plans/, heeded."""
    return read_plan(source, notes_for(source.path), _vocabularies())


def source_at(path: Path) -> Source:
    """Return the document in the file at `path`.

    Raises UnreadableError for a file that is missing, empty, too large, protected, damaged or no document, and
    MissingExtraError where its format needs a package that is not installed.
    """
    try:
        if path.is_dir():
            raise UnreadableError(f"{path} is a folder; name a document in it")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)  # of a pipe or a device the size is not known beforehand
    except FileNotFoundError:
        raise UnreadableError(f"{path} does not exist; check the path") from None
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read ({error.strerror}); check its permissions") from None
    return read_bytes(data, str(path))


@cache
def _vocabularies() -> Vocabularies:
    return Vocabularies(agencies=directory().vocabulary, places=vocabulary_for)
