"""The document as read: its text, and the hash of the bytes it came from."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass

from kg.errors import UnreadableError
from loaders.readers.formats import reader_of
from loaders.readers.limits import LARGEST, require_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document as read; every span of every record counts in `text`.

    Of plain text `text` is the decoded file; of every other format it is what the reader made of it.
    """

    path: str
    """The path as it was given, or a name for what came from standard input."""
    text: str
    sha256: str
    """Of the bytes of the file."""
    pages: tuple[int, ...] = ()
    """The offset in `text` at which each page begins; empty where the format has no pages."""

    @property
    def text_sha256(self) -> str:
        """The hash of `text`, by which one tells that offsets still hold."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def page(self, offset: int) -> int | None:
        """Return the page, from 1, on which the character at `offset` of `text` stands; None where there are no pages."""
        return bisect_right(self.pages, offset) or None


def read_bytes(data: bytes, name: str) -> Source:
    """Return the document that `data` holds; `name` stands for it in messages and records."""
    if len(data) > LARGEST:
        raise UnreadableError(f"{name} is larger than {LARGEST // 1024**2} MB; split it or name a smaller file")
    if not data.strip():
        raise UnreadableError(f"{name} is empty; name a document with text in it")
    found = reader_of(data, name)(data, name)
    if not found.text.strip():
        raise UnreadableError(f"{name} holds no text; name a document with text in it")
    require_text(found.text, name)
    return Source(path=name, text=found.text, sha256=hashlib.sha256(data).hexdigest(), pages=found.pages)
