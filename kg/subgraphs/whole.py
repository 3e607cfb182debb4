"""All that a store holds, as plain rows: every node by label, every edge with the labels and ids of its ends by type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.schema import labels, relationship_types
from kg.stores import Row, Store

NODES = "MATCH (n:{label}) RETURN n {{.*}} AS properties ORDER BY n.id"
EDGES = (
    "MATCH (a)-[r:{type}]->(b) RETURN labels(a)[0] AS source_label, a.id AS source, "
    "labels(b)[0] AS target_label, b.id AS target, r {{.*}} AS said"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeGraph:
    """Everything in a store, but which text a document was read as: that the text itself says."""

    nodes: Mapping[str, Sequence[Row]]
    """The properties of the nodes of each label, in the order of their ids."""
    edges: Mapping[str, Sequence[Row]]
    """The edges of each type: source_label, source, target_label, target, said (the properties)."""


def whole_graph(store: Store) -> WholeGraph:
    """Return all that `store` holds, by one statement a node label and one a relationship type; StoreError if it fails."""
    nodes = {label: [row["properties"] for row in store.run(NODES.format(label=label))] for label in labels()}
    edges = {name: store.run(EDGES.format(type=name)) for name in relationship_types() if name != "READ_AS"}
    return WholeGraph(nodes=nodes, edges=edges)
