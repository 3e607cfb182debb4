"""The network view of the whole graph beside the pages, where it is small enough to be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.subgraphs.model import DrawnEdge, DrawnNode, Subgraph
from kg.views.network.build import write
from kg.views.site.addresses import FOLDERS, fragment
from kg.views.site.atlas import Atlas, Thing

EXPLORER: Final = "explorer.html"
MOST_NODES = 3000
"""A picture of more is slow to open and read by nobody; the pages hold them all."""
LEFT_OUT = ("Section", "Milestone")


def is_drawable(atlas: Atlas) -> bool:
    """Tell whether the graph is small enough for one picture, and not empty."""
    return 0 < len(list(_drawn(atlas))) <= MOST_NODES


def write_explorer(atlas: Atlas, path: Path) -> None:
    """Write the network view of the whole graph to `path`; MissingExtraError as for `kg.views.network.build.render`."""
    nodes = {thing.id: thing for thing in _drawn(atlas)}  # of one id that two labels share, the later is drawn
    subgraph = Subgraph(
        heading="全部图谱",
        note="The whole graph.",
        nodes=tuple(DrawnNode(id=thing.id, label=thing.label, properties=thing.said) for thing in nodes.values()),
        edges=tuple(_edges(atlas, nodes)),
    )
    write(subgraph, path)


def explorer_address(thing: Thing) -> str:
    """Return the address of a thing in the explorer; empty for a label that is not drawn."""
    return f"{EXPLORER}#node={fragment(thing.id)[1:]}" if thing.label in FOLDERS else ""


def _drawn(atlas: Atlas) -> Iterator[Thing]:
    return (thing for thing in atlas.things.values() if thing.label not in LEFT_OUT)


def _edges(atlas: Atlas, nodes: dict[str, Thing]) -> Iterator[DrawnEdge]:
    for link in atlas.links:
        if nodes.get(link.source.id) is link.source and nodes.get(link.target.id) is link.target:
            yield DrawnEdge(type=link.type, source=link.source.id, target=link.target.id, properties=link.said)
