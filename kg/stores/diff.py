"""What a graph of one document would change in a store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import Any, Final

from kg.graph.model import EdgeRow, Graph, NodeRow
from kg.ontology import Document, Text
from kg.schema import label_of, types_that_hold
from kg.statements.parts import statement, united
from kg.stores.base import Row, Store, mention_types

NodeKey = tuple[str, str]
"""The label and the id of a node."""

DOCUMENT: Final = label_of(Document)
TEXT: Final = label_of(Text)
FINGERPRINT: Final = "fingerprint"
"""The property of a document that tells whether it has changed since it was loaded."""
KEY: Final = "key"
"""The property of an edge that tells it from parallel ones."""


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


def stored_mentions(store: Store, document: str) -> list[EdgeRow]:
    """Return the edges of a document that `store` holds."""
    found = []
    for name in mention_types():
        rows = store.run(statement("edges-of-document", type=name), document=document)
        found += [_edge(name, row) for row in rows]
    return found


def stored_knowledge(store: Store, edges: Iterable[EdgeRow]) -> list[EdgeRow]:
    """Return those of `edges` that are knowledge and stored, with the properties they have there."""
    known = {(edge.type, edge.key): edge for edge in edges if not is_mention(edge)}
    sources = defaultdict(set)
    for edge in known.values():
        sources[statement("stored-knowledge", label=edge.source_label, type=edge.type)].add(edge.source)
    found = ((name, row.pop(KEY), row) for name, row in _all_of(store, sources))
    return [replace(known[name, key], properties=row) for name, key, row in found if (name, key) in known]


def nodes_of_label(store: Store, label: str) -> list[NodeRow]:
    """Return every stored node of a label."""
    rows = store.run(statement("nodes-of-label", label=label))
    return [NodeRow(label=label, id=row["id"], properties=row["properties"]) for row in rows]


def edges_of_type(store: Store, name: str) -> list[EdgeRow]:
    """Return every stored edge of a type."""
    return [_edge(name, row) for row in store.run(statement("edges-of-type", type=name))]


def _edge(name: str, row: Row) -> EdgeRow:
    properties = dict(row["properties"])
    return EdgeRow(
        type=name,
        source_label=row["source_label"],
        source=row["source"],
        target_label=row["target_label"],
        target=row["target"],
        key=properties.pop(KEY),
        properties=properties,
    )


def changed_nodes(
    store: Store, nodes: Iterable[NodeRow], document: str, fingerprint: str, *, is_new: bool
) -> list[NodeRow]:
    """Return the nodes to write: those not stored, and those whose properties the document changes.

    Nothing of a new document's own is stored yet, so only what it shares with others is looked up.
    """
    nodes = list(nodes)
    sought = (node for node in nodes if not (is_new and owner_of(node) == document))
    stored = _stored_properties(store, sought)
    changed = []
    for node in nodes:
        before = stored.get((node.label, node.id), {})
        after = merged(node, before, document, fingerprint)
        if after != before:
            changed.append(NodeRow(label=node.label, id=node.id, properties=after))
    return changed


def _stored_properties(store: Store, nodes: Iterable[NodeRow]) -> dict[NodeKey, Row]:
    ids = defaultdict(set)
    for node in nodes:
        ids[statement("stored-nodes", label=node.label)].add(node.id)
    return {(label, row["id"]): row for label, row in _all_of(store, ids)}


def _all_of(store: Store, sought: Mapping[str, Set[str]]) -> Iterator[tuple[str, Row]]:
    """Yield the name and the properties of all that these statements find, each with the ids it is to be tried with."""
    cypher, ids = united([(text, {"ids": sorted(each)}) for text, each in sought.items()])
    for row in store.run(cypher, **ids) if sought else ():
        yield from ((row["name"], found) for found in row["found"])


def owner_of(node: NodeRow) -> str:
    """Return the id of the document that a node belongs to, empty for one that documents share."""
    return node.id if node.label == DOCUMENT else str(node.properties.get("document", ""))


def merged(node: NodeRow, stored: Mapping[str, Any], document: str, fingerprint: str) -> dict[str, Any]:
    """Return the properties a node is to have: the document's own nodes as it says, others' as they were.

    Of a node that documents share nothing is taken away: lists (aliases) become the union.
    """
    owner = owner_of(node)
    if owner == document:
        return {**node.properties, **({FINGERPRINT: fingerprint} if node.label == DOCUMENT else {})}
    if owner and stored:
        return dict(stored)
    lists = {
        name: sorted({*stored.get(name, ()), *value})
        for name, value in node.properties.items()
        if isinstance(value, list)
    }
    return {**stored, **node.properties, **lists}
