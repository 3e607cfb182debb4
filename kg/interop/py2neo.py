"""A subgraph as one of py2neo, for notebooks that are written in it; py2neo is at its end of life, the driver is the road."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from kg.errors import DataError
from kg.graph.model import NodeRow
from kg.interop.packages import package
from kg.interop.parts import edges_of, nodes_of
from kg.stores.base import ddl
from kg.stores.diff import KEY
from kg.subgraphs.model import Subgraph

if TYPE_CHECKING:
    import py2neo

ID: Final = "id"
EXTRA: Final = "py2neo"

Groups = dict[tuple[Any, ...], list[Any]]


def subgraph_of(subgraph: Subgraph) -> py2neo.Subgraph:
    """Return a subgraph as one of py2neo: nodes that merge on their label and id, relationships that have their key.

    MissingExtraError without py2neo.
    """
    py2neo = package("py2neo", EXTRA)
    nodes = {(node.label, node.id): _node(py2neo, node) for node in nodes_of(subgraph)}
    relationships = [
        py2neo.Relationship(
            nodes[edge.source_label, edge.source], edge.type, nodes[edge.target_label, edge.target], **edge.properties
        )
        for edge in edges_of(subgraph)
    ]
    return py2neo.Subgraph(nodes.values(), relationships)


def _node(py2neo: Any, node: NodeRow) -> py2neo.Node:
    made = py2neo.Node(node.label, **node.properties)
    made.__primarylabel__ = node.label
    made.__primarykey__ = ID
    return made


def write(graph: py2neo.Graph, subgraph: py2neo.Subgraph) -> None:
    """Merge a subgraph into the database of `graph`, in one transaction: what is written twice is there once.

    Nodes merge on label and id, relationships on type, ends and key: graph.merge of py2neo knows no key and unites
    parallel relationships of one type. Properties that the database has beside those of the subgraph stay. Ids are made
    unique first. The subgraph stays unbound. DataError where a node has no id or a relationship no key.
    """
    bulk = package("py2neo.bulk", EXTRA)
    nodes, relationships = _node_groups(subgraph.nodes), _relationship_groups(subgraph.relationships)
    for statement in ddl():
        graph.run(statement)

    def merge(transaction: py2neo.Transaction) -> None:
        for (label, *more), rows in nodes.items():
            bulk.merge_nodes(transaction, rows, (label, ID), labels=more or None)
        for (name, source, target), rows in relationships.items():
            bulk.merge_relationships(transaction, rows, (name, KEY), (source, ID), (target, ID))

    graph.update(merge)


def _node_groups(nodes: Iterable[py2neo.Node]) -> Groups:
    """Return the properties of nodes by label and further labels, in the order of id."""
    groups: Groups = defaultdict(list)
    for node in sorted(nodes, key=_identity):
        label, _ = _identity(node)
        groups[label, *sorted({*node.labels} - {label})].append(dict(node))
    return groups


def _relationship_groups(relationships: Iterable[py2neo.Relationship]) -> Groups:
    """Return ends and properties of relationships by type and labels of the ends, in the order of key."""
    groups: Groups = defaultdict(list)
    for relationship in sorted(relationships, key=_key):
        (source_label, source), (target_label, target) = map(_identity, relationship.nodes)
        name, _ = _key(relationship)
        groups[name, source_label, target_label].append((source, dict(relationship), target))
    return groups


def _identity(node: py2neo.Node) -> tuple[str, str]:
    """Return the label and the id that tell a node from every other."""
    labels = [node.__primarylabel__] if node.__primarylabel__ else sorted(node.labels)
    if len(labels) != 1 or not node.get(ID):
        raise DataError(f"the node {_shown(node)} cannot be merged: give it an id, and one label or __primarylabel__")
    return labels[0], node[ID]


def _key(relationship: py2neo.Relationship) -> tuple[str, str]:
    name = type(relationship).__name__
    if not relationship.get(KEY):
        raise DataError(f"the relationship {name} {_shown(relationship)} cannot be merged: give it a key of its own")
    return name, relationship[KEY]


def _shown(entity: Mapping[str, Any]) -> str:
    return str(dict(entity))
