"""What every store of a graph can do, and the DDL that follows from the ontology."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol, TypeVar

from kg.ontology import MentionEdge
from kg.schema import edge_classes, labels, relationship_types, type_of
from kg.statements.parts import statement

Row = dict[str, Any]
T = TypeVar("T")


class Store(Protocol):
    """A graph that answers Cypher; `kg.stores.open_store` opens one."""

    @property
    def address(self) -> str:
        """The path or URL it was opened by."""

    @property
    def is_shared(self) -> bool:
        """Whether another process may write to the graph at the same time."""

    def run(self, cypher: str, **parameters: Any) -> list[Row]:
        """Run one statement and return its rows, column name to plain Python value.

        A node comes as {"label", "properties"}, a relationship as {"type", "source", "target", "properties"} with the
        ids of its ends, a path as {"nodes", "edges"}. Outside of `atomically` a statement is its own transaction.
        StoreError where the statement or the store fails.
        """

    def atomically(self, work: Callable[[], T]) -> T:
        """Return what `work` returns; its statements all take effect when it ends, or none of them if it raises.

        A server may ask for the same once more, so `work` reads what it needs itself and changes nothing but the graph.
        """

    def close(self) -> None:
        """Let go of the graph, so that another process can open it."""


def ddl() -> Iterator[str]:
    """Yield the statements that make ids unique per label and let a document's edges be found without a search.

    A type whose edges no document states is named as well: to some stores that makes it known before the first edge.
    """
    for label in labels():
        yield statement("constraint", label=label)
    for name in relationship_types():
        yield statement("index", type=name)


def mention_types() -> tuple[str, ...]:
    """Return the relationship types whose edges a document states."""
    return tuple(dict.fromkeys(type_of(c) for c in edge_classes() if issubclass(c, MentionEdge)))
