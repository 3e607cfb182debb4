"""One graph in memory: nodes by label and id, edges by a key that keeps parallel ones apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from kg.ontology import Edge, MentionEdge, Node
from kg.schema import label_of, type_of

N = TypeVar("N", bound=Node)


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRow:
    """A node as a store takes it."""

    label: str
    id: str
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeRow:
    """An edge as a store takes it; `key` tells parallel edges of one type between the same nodes apart."""

    type: str
    source_label: str
    source: str
    target_label: str
    target: str
    key: str
    properties: Mapping[str, Any]


class Graph:
    """Nodes and edges as rows, each once, whatever order they are added in."""

    def __init__(self) -> None:
        self._nodes: dict[tuple[str, str], NodeRow] = {}
        self._values: dict[tuple[str, str], Node] = {}
        self._edges: dict[tuple[str, str], EdgeRow] = {}
        self._fingerprint = ""
        """Kept until something is added: it takes a tenth of a load, and may be taken where the document was read."""

    def add(self, edges: Iterable[Edge[Node, Node]]) -> None:
        """Add edges with the nodes at their ends."""
        for edge in edges:
            self.add_node(edge.source)
            self.add_node(edge.target)
            row = _edge_row(edge)
            self._edges[row.type, row.key] = row
            self._fingerprint = ""

    def add_node(self, node: Node) -> None:
        """Add a node; of one that is there already, what was said first holds, and lists are united."""
        row = NodeRow(label=label_of(type(node)), id=node.id, properties=properties(node))
        known = self._nodes.get((row.label, row.id))
        self._nodes[row.label, row.id] = _united(known, row) if known else row
        self._values[row.label, row.id] = node
        self._fingerprint = ""

    def of_class(self, node_class: type[N]) -> list[N]:
        """Return the nodes of a class, in the order of id."""
        label = label_of(node_class)
        return [node for key, node in sorted(self._values.items()) if key[0] == label and isinstance(node, node_class)]

    @property
    def nodes(self) -> list[NodeRow]:
        """The nodes, in the order of label and id."""
        return [self._nodes[key] for key in sorted(self._nodes)]

    @property
    def edges(self) -> list[EdgeRow]:
        """The edges, in the order of type and key."""
        return [self._edges[key] for key in sorted(self._edges)]

    def fingerprint(self) -> str:
        """Return a hash of all it holds: equal for equal graphs."""
        if not self._fingerprint:
            rows = [[n.label, n.id, n.properties] for n in self.nodes]
            rows += [[e.type, e.key, e.properties] for e in self.edges]
            text = json.dumps(rows, ensure_ascii=False, sort_keys=True)
            self._fingerprint = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return self._fingerprint


def _united(first: NodeRow, other: NodeRow) -> NodeRow:
    if first.properties == other.properties:
        return first
    both = {**other.properties, **first.properties}
    for name, value in other.properties.items():
        if isinstance(value, list):
            both[name] = sorted({*first.properties.get(name, ()), *value})
    return NodeRow(label=first.label, id=first.id, properties=both)


def properties(thing: Node | Edge[Node, Node]) -> dict[str, Any]:
    """Return the stored properties of a node or an edge: scalars and lists; what is not known is left out."""
    found: dict[str, Any] = {}
    for field in fields(thing):
        if field.name in {"source", "target"}:
            continue
        value = getattr(thing, field.name)
        if field.name == "provenance":
            found |= {part.name: getattr(value, part.name) for part in fields(value)}
        else:
            found[field.name] = list(value) if isinstance(value, tuple) else value
    return {
        name: str(value) if isinstance(value, str) else value
        for name, value in found.items()
        if value not in ("", None, [])
    }


def _edge_row(edge: Edge[Node, Node]) -> EdgeRow:
    return EdgeRow(
        type=type_of(type(edge)),
        source_label=label_of(type(edge.source)),
        source=edge.source.id,
        target_label=label_of(type(edge.target)),
        target=edge.target.id,
        key=edge_key(edge),
        properties=properties(edge),
    )


def edge_key(edge: Edge[Node, Node]) -> str:
    """Return what tells the edge from every other of its type: its ends and, where a document states it, the place."""
    parts = [label_of(type(edge.source)), edge.source.id, label_of(type(edge.target)), edge.target.id]
    if isinstance(edge, MentionEdge):
        where = edge.provenance
        parts += [where.document, str(where.start), str(where.end), str(where.mention_start), str(where.mention_end)]
        parts += [str(getattr(edge, "basis", "")), str(getattr(edge, "role", ""))]
    return "|".join(parts)
