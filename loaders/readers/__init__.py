"""Readers: from the bytes of a file to the text as read, one format a file."""

from loaders.readers.formats import ENDINGS
from loaders.readers.limits import LARGEST
from loaders.readers.source import Source, read_bytes

__all__ = ["ENDINGS", "LARGEST", "Source", "read_bytes"]
