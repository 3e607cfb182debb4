"""An atlas → the folder of its site."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.errors import MissingExtraError, writing
from kg.resolve.judgements import NONE, Decisions
from kg.views.site.atlas import Atlas
from kg.views.site.folder import Folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a run left in the folder."""

    pages: int
    stale: int
    """Files of an earlier run that were removed."""
    explorer: bool
    """Whether the network view of the whole graph is among them."""


def write_site(atlas: Atlas, path: Path, *, explorer: bool = True, decisions: Decisions = NONE) -> Written:
    """Write the pages of `atlas` into the folder `path`; the files of an earlier run there are replaced or removed.

    With `explorer`, the network view of the whole graph stands beside them where the graph is small enough for one.
    `decisions` are those that the documents were loaded with: their texts are read again for the account in the margin.
    KgError where the folder holds other files or cannot be written, MissingExtraError without jinja2.
    """
    try:
        from kg.views.site.edition import Edition  # here, since the templates' engine is needed for nothing else
    except ModuleNotFoundError as missing:
        raise MissingExtraError("kg site", "view") from missing
    with writing(path, "name another folder"):
        folder = Folder(path)
        with _uncollected():
            edition = Edition(atlas, explorer=explorer, decisions=decisions)
            folder.take(edition.names)
            edition.write(folder)
        return Written(pages=len(edition.pages), stale=folder.keep_only(edition.names), explorer=edition.has_explorer)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage for a while: all that is made lives to the end, and looking takes a fifth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
