"""The network view of the whole graph beside the pages, where it is small enough to be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.subgraphs.model import DrawnEdge, DrawnNode, Subgraph
from kg.views.network.build import write
from kg.views.site.addresses import FOLDERS, fragment
from kg.views.site.graph_index import GraphIndex, Thing
from kg.views.words import words

EXPLORER: Final = "explorer.html"
MOST_NODES = 3000
"""A picture of more is slow to open and read by nobody; the pages hold them all."""
LEFT_OUT = ("Section", "Milestone")


def is_drawable(graph: GraphIndex) -> bool:
    """Tell whether the graph is small enough for one picture, and not empty."""
    return 0 < len(list(_drawn(graph))) <= MOST_NODES


def write_explorer(graph: GraphIndex, path: Path) -> None:
    """Write the network view of the whole graph to `path`; MissingExtraError as for `kg.views.network.build.render`."""
    nodes = {thing.id: thing for thing in _drawn(graph)}  # of one id that two labels share, the later is drawn
    heading = words("site")("whole_graph")
    subgraph = Subgraph(
        heading=heading.zh,
        note=heading.en,
        nodes=tuple(DrawnNode(id=thing.id, label=thing.label, properties=thing.said) for thing in nodes.values()),
        edges=tuple(_edges(graph, nodes)),
    )
    write(subgraph, path)


def explorer_address(thing: Thing) -> str:
    """Return the address of a thing in the explorer; empty for a label that is not drawn."""
    return f"{EXPLORER}#node={fragment(thing.id)[1:]}" if thing.label in FOLDERS else ""


def _drawn(graph: GraphIndex) -> Iterator[Thing]:
    return (thing for thing in graph.things.values() if thing.label not in LEFT_OUT)


def _edges(graph: GraphIndex, nodes: dict[str, Thing]) -> Iterator[DrawnEdge]:
    for link in graph.links:
        if nodes.get(link.source.id) is link.source and nodes.get(link.target.id) is link.target:
            yield DrawnEdge(type=link.type, source=link.source.id, target=link.target.id, properties=link.said)
