"""The document as read: its text, and the hash of the bytes it came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from kg.errors import UnreadableError
from loaders.readers.plain import decode

LARGEST = 64 * 1024 * 1024
"""Bytes; a plan of a thousand pages has two or three million."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document as read; every span of every record counts in `text`."""

    path: str
    """The path as it was given, or a name for what came from standard input."""
    text: str
    sha256: str
    """Of the bytes of the file."""


def read(path: Path) -> Source:
    """Return the document in the file at `path`.

    Raises UnreadableError for a file that is missing, empty, too large or no text.
    """
    try:
        if path.is_dir():
            raise UnreadableError(f"{path} is a folder; name a document in it")
        if path.stat().st_size > LARGEST:
            raise UnreadableError(f"{path} is larger than {LARGEST // 1024**2} MB; split it or name a smaller file")
        return read_bytes(path.read_bytes(), str(path))
    except FileNotFoundError:
        raise UnreadableError(f"{path} does not exist; check the path") from None
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read ({error.strerror}); check its permissions") from None


def read_bytes(data: bytes, name: str) -> Source:
    """Return the document that `data` holds; `name` stands for it in messages and records."""
    if not data.strip():
        raise UnreadableError(f"{name} is empty; name a document with text in it")
    text = decode(data, name)
    return Source(path=name, text=text, sha256=hashlib.sha256(data).hexdigest())
