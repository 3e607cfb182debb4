"""All that a store holds, as plain rows: every node by label, every edge with the labels and ids of its ends by type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.schema import labels, relationship_types
from kg.statements.parts import statement
from kg.stores import Row, Store
from kg.stores.diff import nodes_of_label


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeGraph:
    """Everything in a store, but which text a document was read as: that the text itself says."""

    nodes: Mapping[str, Sequence[Row]]
    """The properties of the nodes of each label, in the order of their ids."""
    edges: Mapping[str, Sequence[Row]]
    """The edges of each type: source_label, source, target_label, target, properties."""


def whole_graph(store: Store) -> WholeGraph:
    """Return all that `store` holds, by one statement a node label and one a relationship type; StoreError if it fails."""
    nodes = {label: _properties(store, label) for label in labels()}
    asked = {name: statement("edges-of-type", type=name) for name in relationship_types() if name != "READ_AS"}
    edges = {name: store.run(cypher) for name, cypher in asked.items()}
    return WholeGraph(nodes=nodes, edges=edges)


def _properties(store: Store, label: str) -> list[Row]:
    return [dict(node.properties) for node in sorted(nodes_of_label(store, label), key=lambda node: node.id)]
