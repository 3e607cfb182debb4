"""A graph → the folder of its site."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.errors import MissingExtraError, writing
from kg.rereading import Rereading
from kg.views.site.folder import Folder
from kg.views.site.graph_index import GraphIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a run left in the folder."""

    pages: int
    stale: int
    """Files of an earlier run that were removed."""
    explorer: bool
    """Whether the network view of the whole graph is among them."""


def write_site(graph: GraphIndex, path: Path, *, rereadings: Mapping[str, Rereading], explorer: bool = True) -> Written:
    """Write the pages of `graph` into the folder `path`; the files of an earlier run there are replaced or removed.

    With `explorer`, the network view of the whole graph stands beside them where the graph is small enough for one.
    `rereadings` (by document id) fill the margins of the texts; a text without one has an empty margin, and says so.
    KgError where the folder holds other files or cannot be written, MissingExtraError without jinja2.
    """
    try:
        from kg.views.site.site_files import SiteFiles  # here, since the templates' engine is needed for nothing else
    except ModuleNotFoundError as missing:
        raise MissingExtraError("kg site", "view") from missing
    with writing(path, "name another folder"):
        folder = Folder(path)
        with _uncollected():
            files = SiteFiles(graph, explorer=explorer, rereadings=rereadings)
            folder.take(files.names)
            files.write(folder)
        return Written(pages=len(files.pages), stale=folder.keep_only(files.names), explorer=files.has_explorer)


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
