"""What follows from the ontology: labels, relationship types, the ends they join, and the README's tables."""

from __future__ import annotations

import inspect
import re
import types
from collections.abc import Iterator
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from kg import ontology
from kg.ontology import BasedEdge, Edge, MentionEdge, Node, Provenance

NOT_STORED = frozenset({"source", "target", "provenance", "TYPE", "HOLDS"})
"""What a relationship class declares that is no property of its own."""


@cache
def node_classes() -> tuple[type[Node], ...]:
    """Return the node classes, in the order of their declaration."""
    return tuple(c for c in vars(ontology).values() if inspect.isclass(c) and issubclass(c, Node) and c is not Node)


@cache
def edge_classes() -> tuple[type[Edge[Any, Any]], ...]:
    """Return the relationship classes, in the order of their declaration."""
    every = (c for c in vars(ontology).values() if inspect.isclass(c) and issubclass(c, Edge))
    return tuple(c for c in every if c not in (Edge, MentionEdge, BasedEdge))


def label_of(node_class: type[Node]) -> str:
    """Return the node label of a class: its name."""
    return node_class.__name__


def type_of(edge_class: type[Edge[Any, Any]]) -> str:
    """Return the relationship type of a class: LOCATED_IN for LocatedIn."""
    return getattr(edge_class, "TYPE", "") or _type_name(edge_class.__name__)


@cache
def _type_name(class_name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", class_name).upper()


def labels() -> tuple[str, ...]:
    """Return every node label."""
    return tuple(label_of(c) for c in node_classes())


def relationship_types() -> tuple[str, ...]:
    """Return every relationship type, each once."""
    return tuple(dict.fromkeys(type_of(c) for c in edge_classes()))


def ends_of(edge_class: type[Edge[Any, Any]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the node labels that a relationship class may start from and lead to."""
    declared = next(base for base in edge_class.__orig_bases__ if get_args(base))  # type: ignore[attr-defined]
    source, target = get_args(declared)
    return tuple(_labels_in(source)), tuple(_labels_in(target))


def _labels_in(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) in (Union, types.UnionType):
        for part in get_args(annotation):
            yield from _labels_in(part)
    else:
        yield label_of(annotation)


def types_that_hold(end: str) -> tuple[str, ...]:
    """Return the types of knowledge that keep their `end` (target or source) in the graph while the other one is."""
    known = (c for c in edge_classes() if not issubclass(c, MentionEdge))
    return tuple(dict.fromkeys(type_of(c) for c in known if end == c.HOLDS))


def property_names(declared: type[Node] | type[Edge[Any, Any]]) -> tuple[str, ...]:
    """Return the names of the stored properties of a node or relationship class, provenance included."""
    own = [name for name in get_type_hints(declared) if name not in NOT_STORED]
    if issubclass(declared, MentionEdge):
        own += get_type_hints(Provenance)
    return tuple(own)


def property_types(declared: type[Node] | type[Edge[Any, Any]]) -> dict[str, Any]:
    """Return the stored properties of a class and what each holds: str, int, float, bool, or a tuple[…, ...] of one of these."""
    hints = get_type_hints(Provenance) | get_type_hints(declared)
    return {name: _stored_type(hints[name]) for name in property_names(declared)}


def _stored_type(annotation: Any) -> Any:
    """Return an annotation without "or None", and text of any kind as str."""
    if get_origin(annotation) in (Union, types.UnionType):
        (annotation,) = set(get_args(annotation)) - {type(None)}
    return str if inspect.isclass(annotation) and issubclass(annotation, str) else annotation


def every_property() -> list[str]:
    """Return the names of all stored properties, each once, in alphabetical order."""
    declared: list[type[Node] | type[Edge[Any, Any]]] = [*node_classes(), *edge_classes()]
    return sorted({name for each in declared for name in property_names(each)})


def ontology_tables() -> str:
    """Return the node labels and the relationship types as two Markdown tables: the README's, and `kg schema`'s."""
    nodes = [f"| `{label_of(c)}` | {_summary(c)} | {', '.join(property_names(c))} |" for c in node_classes()]
    edges = [
        f"| `{type_of(c)}` | {_ends_text(c)} | {_summary(c)} | {', '.join(_own_names(c))} |" for c in edge_classes()
    ]
    provenance = ", ".join(get_type_hints(Provenance))
    return "\n".join(
        [
            "| node label | what it is | properties |",
            "|---|---|---|",
            *nodes,
            "",
            "| relationship | from → to | meaning | properties |",
            "|---|---|---|---|",
            *edges,
            "",
            f"Every relationship that a document states carries its source: {provenance}.",
            "",
        ]
    )


def _summary(declared: type[Any]) -> str:
    return " ".join((inspect.getdoc(declared) or "").split("\n\n")[0].split())


def _ends_text(edge_class: type[Edge[Any, Any]]) -> str:
    return " → ".join(", ".join(end) for end in ends_of(edge_class))


def _own_names(edge_class: type[Edge[Any, Any]]) -> tuple[str, ...]:
    """Return the properties of a relationship class beside its provenance."""
    return tuple(name for name in property_names(edge_class) if name not in get_type_hints(Provenance))
