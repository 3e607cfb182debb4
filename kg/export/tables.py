"""A stored graph as typed tables: one for every node label, one for every relationship type between two labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from kg.graph.model import EdgeRow
from kg.schema import edge_classes, ends_of, label_of, node_classes, property_types, relationship_types, type_of
from kg.stores.base import Store
from kg.stores.diff import DOCUMENT, FINGERPRINT, KEY, edges_of_type, nodes_of_label


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A node with its id, or an edge with the ids of its two ends, and the properties beside."""

    ids: tuple[str, ...]
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Nodes of one label, or edges of one type between nodes of two labels, in a fixed order."""

    name: str
    """The label or the type."""
    ends: tuple[str, ...] = ()
    """The labels that its edges join; empty for nodes."""
    columns: Mapping[str, Any]
    """What the ontology, and the loading for itself, keep in it beside the ids, and of which type; see `property_types`."""
    rows: list[TableRow] = field(repr=False)

    @property
    def undeclared(self) -> list[str]:
        """The properties of its rows that are no columns."""
        return sorted({name for row in self.rows for name in row.properties} - set(self.columns))


def node_tables(store: Store) -> Iterator[Table]:
    """Yield the nodes of the ontology's labels that `store` holds, in the order of id."""
    for declared in node_classes():
        label = label_of(declared)
        columns = property_types(declared) | ({FINGERPRINT: str} if label == DOCUMENT else {})
        del columns["id"]
        rows = [
            TableRow(ids=(node.id,), properties=_without_id(node.properties)) for node in nodes_of_label(store, label)
        ]
        if rows:
            yield Table(name=label, columns=columns, rows=sorted(rows, key=lambda row: row.ids))


def _without_id(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name != "id"}


def edge_tables(store: Store) -> Iterator[Table]:
    """Yield the edges of the ontology's types that `store` holds, in the order of key; one type at a time is in memory."""
    for name in relationship_types():
        edges = sorted(edges_of_type(store, name), key=lambda edge: (*_ends(edge), edge.key))
        for ends, group in groupby(edges, key=_ends):
            rows = [
                TableRow(ids=(edge.source, edge.target), properties={**edge.properties, KEY: edge.key})
                for edge in group
            ]
            yield Table(name=name, ends=ends, columns=_edge_columns(name, ends), rows=rows)


def _ends(edge: EdgeRow) -> tuple[str, str]:
    return edge.source_label, edge.target_label


def _edge_columns(name: str, ends: tuple[str, str]) -> dict[str, Any]:
    """Return the columns of the classes that share a type and may join these labels."""
    columns: dict[str, Any] = {KEY: str}
    for declared in edge_classes():
        sources, targets = ends_of(declared)
        if type_of(declared) == name and ends[0] in sources and ends[1] in targets:
            columns |= property_types(declared)
    return columns
