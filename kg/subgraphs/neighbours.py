"""What is tied to nodes directly: their edges of every type, headings and whole texts left aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from kg.schema import edge_classes, ends_of, type_of
from kg.statements.parts import statement
from kg.stores import Row, Store
from kg.subgraphs.model import UNSEEN
from kg.subgraphs.of_rows import each_once


def ties(store: Store, ids: Mapping[str, Sequence[str]]) -> Iterator[Row]:
    """Yield the edges, as rows with one column, at the nodes with these ids, by node label, each once."""
    yield from each_once(
        store.run(statement(tie, type=name, source=source, target=target), ids=sorted(ids[label]))
        for name, source, target in joins()
        for tie, label in (("ties-from", source), ("ties-into", target))
        if ids.get(label)
    )


def every_tie(store: Store) -> Iterator[Row]:
    """Yield all edges of the graph, as rows with one column."""
    yield from each_once(
        store.run(statement("ties", type=name, source=source, target=target)) for name, source, target in joins()
    )


def nodes_with(store: Store, ids: Iterable[str] | None = None) -> dict[str, Row]:
    """Return the nodes with these ids, of whatever label, by id; all nodes where none are named."""
    name, given = ("nodes", {}) if ids is None else ("nodes-with-ids", {"ids": sorted(ids)})
    labels = sorted({label for _, *ends in joins() for label in ends})
    found = (row["node"] for label in labels for row in store.run(statement(name, label=label), **given))
    return {node["properties"]["id"]: node for node in found}


@cache
def joins() -> tuple[tuple[str, str, str], ...]:
    """Return each relationship type with each pair of node labels that it may join: (LEADS, Agency, Task)."""
    return tuple(dict.fromkeys(_joins()))


def _joins() -> Iterator[tuple[str, str, str]]:
    for declared in edge_classes():
        sources, targets = (_drawn(labels) for labels in ends_of(declared))
        yield from ((type_of(declared), source, target) for source in sources for target in targets)


def _drawn(labels: Iterable[str]) -> list[str]:
    return [label for label in labels if label not in UNSEEN]
