"""New nodes and edges written into the embedded engine in bulk, past its Cypher."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from arcadedb_embedded import Database
from arcadedb_embedded.graph_batch import GraphBatch

from kg.graph.model import EdgeRow, NodeRow
from kg.stores.diff import KEY, NodeKey


class Batch:
    """Writes what is not there yet, without a journal: a process killed meanwhile leaves a graph that is not whole."""

    def __init__(self, database: Database) -> None:
        self._batch = GraphBatch.create(database.get_java_database(), use_wal=False, parallel_flush=False)
        self._records: dict[NodeKey, str] = {}
        """Where the engine keeps a node, until the batch is closed."""

    def __contains__(self, node: NodeKey) -> bool:
        """Tell whether a node was written."""
        return node in self._records

    def add_nodes(self, nodes: Iterable[NodeRow]) -> None:
        """Write nodes, none of which was written before."""
        by_label = defaultdict(list)
        for node in nodes:
            by_label[node.label].append(node)
        for label, rows in by_label.items():
            records = self._batch.create_vertices(label, [dict(node.properties) for node in rows])
            self._records |= {(label, node.id): record for node, record in zip(rows, records, strict=True)}

    def add_edges(self, edges: Iterable[EdgeRow]) -> None:
        """Write edges between nodes that were written, none of which was written before."""
        by_type = defaultdict(list)
        for edge in edges:
            by_type[edge.type].append(edge)
        for name, rows in by_type.items():
            self._batch.new_edges(
                [self._records[edge.source_label, edge.source] for edge in rows],
                name,
                [self._records[edge.target_label, edge.target] for edge in rows],
                [{**edge.properties, KEY: edge.key} for edge in rows],
            )

    def close(self) -> None:
        """Write what is still held back."""
        self._batch.close()
