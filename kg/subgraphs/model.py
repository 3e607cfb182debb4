"""What to draw: the nodes and relationships of one answer, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Value = str | int | float | bool | list[str]
UNSEEN = frozenset({"Section", "Text"})
"""Labels that no picture shows: they hold a document together; what they would add to a picture the document itself says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnNode:
    """A node of the graph, to be drawn."""

    id: str
    label: str
    """The node label: Agency, Task, …"""
    properties: Mapping[str, Value]
    beyond: bool = False
    """It is no part of the answer, but tied to it: drawn when a reader opens a neighbour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnEdge:
    """A relationship of the graph, to be drawn, between the ids of two drawn nodes."""

    type: str
    source: str
    target: str
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subgraph:
    """One answer: a heading, a line of explanation, nodes and relationships in a fixed order."""

    heading: str
    note: str
    nodes: tuple[DrawnNode, ...]
    edges: tuple[DrawnEdge, ...]
    left_out: int = 0
    """How many nodes that are tied to the answer are not among the nodes."""
