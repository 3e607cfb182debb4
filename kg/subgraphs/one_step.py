"""What lies one step beyond an answer, so that a reader can open a node of its picture without the graph at hand."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from kg.stores import Row, Store
from kg.subgraphs.model import Subgraph
from kg.subgraphs.neighbours import nodes_with, ties
from kg.subgraphs.of_rows import edge_of, node_of

MOST = 1500
"""So many nodes beyond the answer at most; those with the fewest ties to it are left out first."""


def with_beyond(store: Store, subgraph: Subgraph, most: int = MOST) -> Subgraph:
    """Return the picture with the nodes tied to it, marked as beyond the answer, and the edges that tie them."""
    ids: dict[str, list[str]] = defaultdict(list)
    for node in subgraph.nodes:
        ids[node.label].append(node.id)
    known = {node.id for node in subgraph.nodes}
    edges = [row["edge"] for row in ties(store, ids) if not _ends(row["edge"]) <= known]
    counts = Counter(end for edge in edges for end in _ends(edge) - known)
    kept = sorted(counts, key=lambda ident: (-counts[ident], ident))[:most]
    found = nodes_with(store, kept)
    within = known | found.keys()
    return replace(
        subgraph,
        nodes=(*subgraph.nodes, *(replace(node_of(found[ident]), beyond=True) for ident in sorted(found))),
        edges=(*subgraph.edges, *(edge_of(edge) for edge in edges if _ends(edge) <= within)),
        left_out=len(counts) - len(found),
    )


def _ends(edge: Row) -> set[str]:
    return {edge["source"], edge["target"]}
