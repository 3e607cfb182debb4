"""Checksums of a store's files: written when it is closed, compared when it is opened again."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Final

FILE_NAME: Final = "checksums.json"
BLOCK: Final = 1 << 20
"""Bytes read at a time."""


def write(folder: Path) -> None:
    """Note the checksums of the files in `folder`, all at once: a half-written note is none.

    OSError where the disk is full.
    """
    draft = folder / f"{FILE_NAME}.new"
    draft.write_text(json.dumps(_checksums(folder), indent=0), encoding="utf-8")
    draft.replace(folder / FILE_NAME)


def forget(folder: Path) -> None:
    """Drop the note: the files are about to change, and a killed process leaves them changed and sound."""
    (folder / FILE_NAME).unlink(missing_ok=True)


def difference(folder: Path) -> str:
    """Return in words how the files differ from the note; empty where they agree or there is no note."""
    note = folder / FILE_NAME
    if not note.exists():
        return ""
    try:
        noted = json.loads(note.read_text(encoding="utf-8"))
    except ValueError:
        return f"{FILE_NAME} cannot be read"
    found = _checksums(folder)
    changed = [name for name in noted if found.get(name) != noted[name]]
    return f"{changed[0]} is not as it was left" if changed else ""


def _checksums(folder: Path) -> dict[str, int]:
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith(FILE_NAME))
    return {path.name: _checksum(path) for path in files}


def _checksum(path: Path) -> int:
    value = 0
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            value = zlib.crc32(block, value)
    return value
