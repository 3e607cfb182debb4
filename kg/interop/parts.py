"""What a subgraph consists of, each node and relationship apart: the labels of a relationship's ends beside their ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any, Final

from kg.graph.model import EdgeRow, NodeRow
from kg.schema import labels, relationship_types
from kg.stores import Store
from kg.stores.diff import KEY, edges_of_type, nodes_of_label
from kg.stores.snapshot import BOOKKEEPING
from kg.subgraphs.model import DrawnEdge, DrawnNode, Subgraph

LEFT_OUT: Final = BOOKKEEPING - {KEY}
"""What tells a store that it holds a whole document: of a part of the graph it would be a lie."""


def whole(store: Store) -> Subgraph:
    """Return all that `store` holds of the ontology: nodes in the order of label and id, relationships of type and key."""
    nodes = tuple(_every_node(store))
    known = {node.id for node in nodes}
    edges = (edge for edge in _every_edge(store) if {edge.source, edge.target} <= known)
    return Subgraph(heading=store.address, note="", nodes=nodes, edges=tuple(edges))


def _every_node(store: Store) -> Iterator[DrawnNode]:
    for label in sorted(labels()):
        for node in sorted(nodes_of_label(store, label), key=lambda node: node.id):
            yield DrawnNode(id=node.id, label=label, properties=node.properties)


def _every_edge(store: Store) -> Iterator[DrawnEdge]:
    for name in sorted(relationship_types()):
        for edge in sorted(edges_of_type(store, name), key=lambda edge: edge.key):
            said = {**edge.properties, KEY: edge.key}
            yield DrawnEdge(type=name, source=edge.source, target=edge.target, properties=said)


def nodes_of(subgraph: Subgraph) -> list[NodeRow]:
    """Return the nodes of a subgraph, in its order."""
    return [NodeRow(label=node.label, id=node.id, properties=_exchanged(node.properties)) for node in subgraph.nodes]


def edges_of(subgraph: Subgraph) -> list[EdgeRow]:
    """Return the relationships of a subgraph, in its order; ValueError where one has an end that is not in it.

    One without a key, which no load has written, gets that of knowledge: its ends.
    """
    labels_by_id = defaultdict(list)
    for node in subgraph.nodes:
        labels_by_id[node.id].append(node.label)
    return [_edge(edge, labels_by_id) for edge in subgraph.edges]


def _edge(edge: DrawnEdge, labels_by_id: Mapping[str, Sequence[str]]) -> EdgeRow:
    said = str(edge.properties.get(KEY, ""))
    pairs = list(product(labels_by_id.get(edge.source, ()), labels_by_id.get(edge.target, ())))
    if not pairs:
        raise ValueError(f"{edge.type} from {edge.source} to {edge.target} has an end that is not in the subgraph")
    # ids are unique per label alone; the key begins with the labels and ids of both ends
    openings = {"|".join((pair[0], edge.source, pair[1], edge.target)): pair for pair in pairs}
    ends = min(openings, key=lambda opening: not said.startswith(opening))
    key = said or ends
    return EdgeRow(
        type=edge.type,
        source_label=openings[ends][0],
        source=edge.source,
        target_label=openings[ends][1],
        target=edge.target,
        key=key,
        properties=_exchanged({**edge.properties, KEY: key}),
    )


def _exchanged(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return properties in the order of their names, without what the loading keeps for itself."""
    return {name: properties[name] for name in sorted(properties) if name not in LEFT_OUT}
