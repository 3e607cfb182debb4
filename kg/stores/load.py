"""What a load changes: exactly one document's edges, and the nodes that nothing holds any more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kg.graph.model import Graph
from kg.ontology import Text
from kg.statements.parts import statement
from kg.stores.base import Store
from kg.stores.diff import (
    DOCUMENT,
    TEXT,
    changed_nodes,
    check,
    difference_of,
    ends_of,
    held,
    stored_knowledge,
    stored_mentions,
)
from kg.stores.write import delete_edges, delete_unheld, write_edges, write_new_edges, write_nodes


class Status(StrEnum):
    """What became of the document."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    UNKNOWN = "unknown"
    """It was to be removed, and the store does not hold it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one load or removal did."""

    document: str
    status: Status
    nodes_written: int = 0
    nodes_deleted: int = 0
    edges_added: int = 0
    edges_changed: int = 0
    edges_deleted: int = 0
    edges: Mapping[tuple[str, str], int]
    """How many edges the document now has, by type and basis; the basis is empty where the type has none."""


def load(store: Store, graph: Graph, document: str) -> Change:
    """Make `store` hold what `graph`, all of one document, says of it, in one transaction; StoreError if it fails.

    A graph that is there already writes nothing. Nodes that no edge of the graph holds are not stored.
    ValueError where the graph is of another document, too.
    """
    check(graph, document)
    fingerprint = graph.fingerprint()
    nodes, edges = held(graph, document)
    counts = Counter((edge.type, str(edge.properties.get("basis", ""))) for edge in edges)

    def change() -> Change:
        stored = _fingerprint(store, document)
        if stored == fingerprint:
            return Change(document=document, status=Status.UNCHANGED, edges=counts)
        own = stored_mentions(store, document) if stored else []  # without a fingerprint it states nothing yet
        difference = difference_of(edges, own + stored_knowledge(store, edges))
        written = write_nodes(store, changed_nodes(store, nodes, document, fingerprint, is_new=not stored))
        write_new_edges(store, difference.added)
        write_edges(store, difference.changed)
        delete_edges(store, difference.stale)
        return Change(
            document=document,
            status=Status.CHANGED if stored else Status.NEW,
            nodes_written=written,
            nodes_deleted=delete_unheld(store, ends_of(difference.stale) - {(DOCUMENT, document)}),
            edges_added=len(difference.added),
            edges_changed=len(difference.changed),
            edges_deleted=len(difference.stale),
            edges=counts,
        )

    return store.atomically(change)


def remove(store: Store, document: str) -> Change:
    """Take a document, its edges and what only it held out of `store`, in one transaction; StoreError if it fails."""
    if not _fingerprint(store, document):
        return Change(document=document, status=Status.UNKNOWN, edges={})

    def change() -> Change:
        stale = stored_mentions(store, document)
        delete_edges(store, stale)
        store.run(statement("forget-fingerprint"), id=document)
        deleted = delete_unheld(store, ends_of(stale) | {(DOCUMENT, document), (TEXT, Text.id_of(document))})
        return Change(
            document=document, status=Status.REMOVED, nodes_deleted=deleted, edges_deleted=len(stale), edges={}
        )

    return store.atomically(change)


def documents(store: Store) -> list[str]:
    """Return the ids of the documents that `store` holds, in order."""
    return [row["id"] for row in store.run(statement("loaded-documents"))]


def _fingerprint(store: Store, document: str) -> str:
    rows = store.run(statement("fingerprint"), id=document)
    return next((row["fingerprint"] or "" for row in rows), "")
