"""Writing nodes and edges, and deleting edges and what they held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from typing import Final

from kg.graph.model import EdgeRow, NodeRow
from kg.schema import types_that_hold
from kg.statements.parts import statement
from kg.stores.base import Row, Store
from kg.stores.diff import KEY, NodeKey

HUBS: Final = frozenset({"Agency"})
"""Labels whose nodes have most edges of a type: an edge is sought from its other end."""


def write_nodes(store: Store, nodes: list[NodeRow]) -> int:
    """Write nodes with exactly these properties; return how many."""
    by_label = defaultdict(list)
    for node in nodes:
        by_label[node.label].append({"id": node.id, "properties": dict(node.properties)})
    for label, rows in by_label.items():
        store.run(statement("merge-nodes", label=label), rows=rows)
    return len(nodes)


def write_edges(store: Store, edges: Iterable[EdgeRow]) -> None:
    """Write edges with exactly these properties between nodes that are there."""
    for (name, source, target), rows in _groups(edges).items():
        merging = "merge-edges-of-hubs" if source in HUBS else "merge-edges"
        store.run(statement(merging, type=name, source=source, target=target), rows=rows)


def write_new_edges(store: Store, edges: Iterable[EdgeRow]) -> None:
    """Write edges that were not there when this transaction looked, between nodes that are there.

    A record that is written once, whole, is written faster than one that is made and then given its properties; but
    where others write too, one of them may have made the same edge since.
    """
    if store.is_shared:
        write_edges(store, edges)
        return
    for (name, source, target), rows in _groups(edges).items():
        names = tuple(sorted({name for row in rows for name in row["properties"]}))
        store.run(statement("create-edges", type=name, source=source, target=target, properties=names), rows=rows)


def delete_edges(store: Store, edges: Iterable[EdgeRow]) -> None:
    """Delete edges."""
    for (name, source, target), rows in _groups(edges).items():
        deleting = "delete-edges-of-hubs" if source in HUBS else "delete-edges"
        store.run(statement(deleting, type=name, source=source, target=target), rows=rows)


def _groups(edges: Iterable[EdgeRow]) -> dict[tuple[str, str, str], list[Row]]:
    groups = defaultdict(list)
    for edge in edges:
        row: Row = {"source": edge.source, "target": edge.target, "key": edge.key}
        row["properties"] = {**edge.properties, KEY: edge.key}
        groups[edge.type, edge.source_label, edge.target_label].append(row)
    return groups


def delete_unheld(store: Store, candidates: Set[NodeKey]) -> int:
    """Delete those of the candidates that nothing holds, then what only they held, and so on; return how many.

    A node is held by a mention edge at either end of it, and by a knowledge edge whose other end keeps it.
    """
    deleted = 0
    while candidates:
        by_label = defaultdict(list)
        for label, node in sorted(candidates):
            by_label[label].append(node)
        candidates = set()
        for label, ids in by_label.items():
            unheld, known_ends = _unheld(store, label, ids)
            store.run(statement("delete-nodes", label=label), ids=unheld)
            deleted += len(unheld)
            candidates |= known_ends
    return deleted


def _unheld(store: Store, label: str, ids: list[str]) -> tuple[list[str], set[NodeKey]]:
    """Return which of the nodes nothing holds, and their neighbours, which they may have held."""
    rows = store.run(
        statement("unheld-nodes", label=label),
        ids=ids,
        targets=list(types_that_hold("target")),
        sources=list(types_that_hold("source")),
    )
    return [row["id"] for row in rows], {(end[0], end[1]) for row in rows for end in row["ends"]}
