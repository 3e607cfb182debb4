"""Readers: from the bytes of a file to the text as read, one format a file."""

from loaders.readers.source import Source, read, read_bytes

__all__ = ["Source", "read", "read_bytes"]
