"""Folders fetched from a registry once and kept, also when two processes want one at the same time."""

import tempfile
from collections.abc import Callable
from pathlib import Path


def fetched(folder: Path, fetch: Callable[[Path], None]) -> Path:
    """Return `folder`; where it is not yet there, `fetch` fills a folder beside it, which then takes its place."""
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as room:
            made = Path(room) / "made"
            fetch(made)
            _settle(made, folder)
    return folder


def _settle(made: Path, folder: Path) -> None:
    try:
        made.rename(folder)
    except OSError:
        if not folder.is_dir():  # else another process was first
            raise
