"""The packed streams of a PDF, looked at before it is parsed: one that unpacks to an enormous size is refused."""

from __future__ import annotations

import re
import zlib

from kg.errors import UnreadableError
from loaders.readers.limits import LARGEST_PART

STREAM = re.compile(rb"stream\r?\n")
END = b"endstream"
DESCRIPTION = 1500
"""Bytes before a stream in which its kind is described."""
IMAGE = re.compile(rb"/Subtype\s*/Image")
DEEPEST = 3
"""How often a stream may be packed in itself."""


def require_small_streams(data: bytes, name: str) -> None:
    """Raise UnreadableError where a stream, images apart, unpacks to more than LARGEST_PART bytes."""
    for found in STREAM.finditer(data):
        described = data[max(found.start() - DESCRIPTION, 0) : found.start()].rpartition(b"endobj")[2]
        end = data.find(END, found.end())
        if end > 0 and not IMAGE.search(described):
            _require_small(data[found.end() : end], name)


def _require_small(packed: bytes, name: str) -> None:
    for _ in range(DEEPEST):
        if packed[:1] != b"\x78":  # how what zlib packs begins
            return
        try:
            packed = zlib.decompressobj().decompress(packed, LARGEST_PART + 1)
        except zlib.error:
            return  # encrypted or damaged, which the parser will tell
        if len(packed) > LARGEST_PART:
            raise UnreadableError(f"{name} unpacks to an enormous size; it is not read")
