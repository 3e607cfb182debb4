"""What a graph of one document would change in a store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kg.graph import EdgeRow, Graph, NodeRow
from kg.ontology import Document, Text
from kg.schema import label_of, types_that_hold
from kg.stores.base import Row, Store, mention_types

NodeKey = tuple[str, str]
"""The label and the id of a node."""

DOCUMENT: Final = label_of(Document)
TEXT: Final = label_of(Text)


def check(graph: Graph, document: str) -> None:
    """Raise ValueError where `graph` is not the graph of `document` and of no other."""
    if not any((node.label, node.id) == (DOCUMENT, document) for node in graph.nodes):
        raise ValueError(f"the graph has no {DOCUMENT} node called {document}")
    strangers = {edge.properties["document"] for edge in graph.edges if is_mention(edge)} - {document}
    if strangers:
        raise ValueError(f"the graph of {document} holds edges of {', '.join(sorted(strangers))}")


def held(graph: Graph, document: str) -> tuple[list[NodeRow], list[EdgeRow]]:
    """Return the document's own node, what its mention edges touch, and what is known of that."""
    live = {(DOCUMENT, document)} | ends_of(edge for edge in graph.edges if is_mention(edge))
    knowledge = defaultdict(list)
    for edge in graph.edges:
        if not is_mention(edge):
            holder, kept = (_target, _source) if edge.type in types_that_hold("source") else (_source, _target)
            knowledge[holder(edge)].append(kept(edge))
    reached = list(live)
    while reached:
        found = set(knowledge[reached.pop()]) - live
        live |= found
        reached += found
    nodes = [node for node in graph.nodes if (node.label, node.id) in live]
    return nodes, [edge for edge in graph.edges if {_source(edge), _target(edge)} <= live]


def is_mention(edge: EdgeRow) -> bool:
    """Tell whether a document states the edge; else it stands on what is known."""
    return "document" in edge.properties


def ends_of(edges: Iterable[EdgeRow]) -> set[NodeKey]:
    """Return the nodes at the ends of the edges."""
    return {end for edge in edges for end in (_source(edge), _target(edge))}


def _source(edge: EdgeRow) -> NodeKey:
    return edge.source_label, edge.source


def _target(edge: EdgeRow) -> NodeKey:
    return edge.target_label, edge.target


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The edges that are new, those whose properties are, and those that the document no longer states."""

    added: list[EdgeRow]
    changed: list[EdgeRow]
    stale: list[EdgeRow]


def difference_of(edges: Iterable[EdgeRow], stored: Iterable[EdgeRow]) -> Difference:
    """Compare the edges to be with the stored ones; of these, only a document's own can be stale."""
    wanted = {(edge.type, edge.key): edge for edge in edges}
    found = {(edge.type, edge.key): edge for edge in stored}
    return Difference(
        added=[edge for key, edge in wanted.items() if key not in found],
        changed=[edge for key, edge in wanted.items() if key in found and found[key].properties != edge.properties],
        stale=[edge for key, edge in found.items() if key not in wanted and is_mention(edge)],
    )


def stored_edges(store: Store, edges: Iterable[EdgeRow], document: str) -> list[EdgeRow]:
    """Return the document's stored edges, and those of `edges` that are knowledge and stored."""
    return stored_mentions(store, document) + list(_stored_knowledge(store, edges))


EDGE: Final = """RETURN r {.*} AS properties, labels(a)[0] AS source_label, a.id AS source,
labels(b)[0] AS target_label, b.id AS target"""


def stored_mentions(store: Store, document: str) -> list[EdgeRow]:
    """Return the edges of a document that `store` holds."""
    found = []
    for name in mention_types():
        rows = store.run(f"MATCH (a)-[r:{name}]->(b) WHERE r.document = $document {EDGE}", document=document)
        found += [_edge(name, row) for row in rows]
    return found


def _stored_knowledge(store: Store, edges: Iterable[EdgeRow]) -> Iterator[EdgeRow]:
    sources = defaultdict(set)
    for edge in edges:
        if not is_mention(edge):
            sources[edge.type, edge.source_label].add(edge.source)
    for (name, label), ids in sources.items():
        match = f"UNWIND $ids AS id MATCH (a:{label} {{id: id}})-[r:{name}]->(b) WHERE r.document IS NULL"
        for row in store.run(f"{match} {EDGE}", ids=sorted(ids)):
            yield _edge(name, row)


def edges_of_type(store: Store, name: str) -> list[EdgeRow]:
    """Return every stored edge of a type."""
    return [_edge(name, row) for row in store.run(f"MATCH (a)-[r:{name}]->(b) {EDGE}")]


def _edge(name: str, row: Row) -> EdgeRow:
    properties = dict(row["properties"])
    return EdgeRow(
        type=name,
        source_label=row["source_label"],
        source=row["source"],
        target_label=row["target_label"],
        target=row["target"],
        key=properties.pop("key"),
        properties=properties,
    )


def changed_nodes(store: Store, nodes: Iterable[NodeRow], document: str, fingerprint: str) -> list[NodeRow]:
    """Return the nodes to write: those not stored, and those whose properties the document changes."""
    by_label = defaultdict(list)
    for node in nodes:
        by_label[node.label].append(node)
    changed = []
    for label, rows in by_label.items():
        stored = _stored_properties(store, label, [node.id for node in rows])
        for node in rows:
            before = stored.get(node.id, {})
            after = _merged(node, before, document)
            if (label, node.id) == (DOCUMENT, document):
                after |= {"fingerprint": fingerprint}
            if after != before:
                changed.append(NodeRow(label=label, id=node.id, properties=after))
    return changed


def _stored_properties(store: Store, label: str, ids: list[str]) -> dict[str, Mapping[str, Any]]:
    rows = store.run(
        f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN n.id AS id, n {{.*}} AS properties", ids=ids
    )
    return {row["id"]: row["properties"] for row in rows}


def _merged(node: NodeRow, stored: Mapping[str, Any], document: str) -> dict[str, Any]:
    """Return the properties a node is to have: the document's own nodes as it says, others' as they were.

    Of a node that documents share nothing is taken away: lists (aliases) become the union.
    """
    owner = node.id if node.label == DOCUMENT else node.properties.get("document")
    if owner == document:
        return dict(node.properties)
    if owner and stored:
        return dict(stored)
    lists = {
        name: sorted({*stored.get(name, ()), *value})
        for name, value in node.properties.items()
        if isinstance(value, list)
    }
    return {**stored, **node.properties, **lists}
