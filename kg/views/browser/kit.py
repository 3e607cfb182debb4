"""All files of the kit, made in memory: what a folder gets and what the server hands out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kg.errors import writing
from kg.views.browser.grass import grass
from kg.views.browser.guide import guide
from kg.views.browser.saved import archive, saved_queries

STYLE: Final = "kg.grass"
GUIDE: Final = "kg.html"
NEW_GUIDE: Final = "kg.adoc"
ARCHIVE: Final = "kg.zip"
QUERIES: Final = "queries"

Kit = Mapping[str, bytes]
"""Paths, with / between their parts, and what each file holds."""


def kit(address: str) -> Kit:
    """Return the files of the kit, to be served at `address` (http://localhost:8011); MissingExtraError without jinja2."""
    saved = saved_queries()
    addresses = {"style": f"{address}/{STYLE}", "archive": f"{address}/{ARCHIVE}"}
    return {
        GUIDE: guide(GUIDE, **addresses).encode(),
        NEW_GUIDE: guide(NEW_GUIDE, **addresses).encode(),
        STYLE: grass().encode(),
        ARCHIVE: archive(saved),
        **{f"{QUERIES}/{query.path}": query.text.encode() for query in saved},
    }


def write(files: Kit, folder: Path) -> None:
    """Write the files into `folder`, made where it is not there; KgError where it cannot be written."""
    with writing(folder, "name another folder"):
        for path, content in files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
