"""A subgraph as a graph of networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.graph.model import EdgeRow, NodeRow
from kg.interop.packages import package
from kg.interop.parts import edges_of, nodes_of
from kg.stores.diff import KEY
from kg.subgraphs.model import Subgraph

if TYPE_CHECKING:
    import networkx


def graph_of(subgraph: Subgraph) -> networkx.MultiDiGraph:
    """Return a subgraph as a directed graph in which parallel relationships stay apart.

    A node is (label, id) and has its properties and `label` as attributes; a relationship is keyed (type, key) and has
    its other properties and `type`. MissingExtraError without networkx.
    """
    graph = package("networkx", "notebook").MultiDiGraph(heading=subgraph.heading)
    graph.add_nodes_from(map(_node, nodes_of(subgraph)))
    graph.add_edges_from(map(_edge, edges_of(subgraph)))
    return graph


def _node(node: NodeRow) -> tuple[tuple[str, str], dict[str, Any]]:
    return (node.label, node.id), {**node.properties, "label": node.label}


def _edge(edge: EdgeRow) -> tuple[Any, ...]:
    attributes = {name: value for name, value in edge.properties.items() if name != KEY}
    source, target = (edge.source_label, edge.source), (edge.target_label, edge.target)
    return source, target, (edge.type, edge.key), {**attributes, "type": edge.type}
