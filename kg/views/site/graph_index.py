"""The whole graph in memory, as the pages need it: every node with its name and address, every edge from both ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kg.subgraphs.model import DrawnNode
from kg.subgraphs.whole import WholeGraph
from kg.views.captions import caption, captions, legible
from kg.views.site.addresses import FOLDERS, address, milestone_address
from kg.views.style import is_inferred, style

Key = tuple[str, str]
"""Node label and id."""

TEXT = "Text"
NAMED_BESIDE = ("Task", "Section", "Milestone")
"""Labels whose nodes are always named beside their document, which tells them apart."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Thing:
    """A node of the graph."""

    key: Key
    name: str
    """What it is called on every page, told apart from its namesakes."""
    address: str
    """Of its page, from the root of the site; empty where its label has no pages."""
    said: Mapping[str, Any]
    """Its properties."""

    @property
    def label(self) -> str:
        """The node label."""
        return self.key[0]

    @property
    def id(self) -> str:
        """Its identity."""
        return self.key[1]

    def text(self, name: str) -> str:
        """Return the property called `name`, as legible text; empty where there is none."""
        return legible(str(self.said.get(name) or ""))

    def several(self, name: str) -> list[str]:
        """Return the texts of a property that holds a list."""
        return [legible(str(one)) for one in self.said.get(name) or ()]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Link:
    """An edge of the graph."""

    type: str
    source: Thing
    target: Thing
    said: Mapping[str, Any]
    """Its properties, provenance included."""
    basis: str
    """On whose word it stands; empty where its type has no basis."""
    inferred: bool
    """Whether it is concluded, not said; an edge of an unknown basis is."""
    document: str
    """The id of the document that states it; empty where none does."""

    @property
    def quote(self) -> str:
        """The sentence it stands on, exactly as printed."""
        return str(self.said.get("quote") or "")

    def text(self, name: str) -> str:
        """Return the property called `name`, as legible text; empty where there is none."""
        return legible(str(self.said.get(name) or ""))


Ends = Mapping[tuple[Key, str], Sequence[Link]]
"""Edges by the node at one of their ends and their type."""


@dataclass(frozen=True, kw_only=True)
class GraphIndex:
    """All that a store holds."""

    things: Mapping[Key, Thing]
    """In the order of label and id."""
    links: Sequence[Link]
    texts: Mapping[str, Mapping[str, Any]]
    """The properties of the text that each document was read as, by the id of the document."""

    def of(self, label: str) -> list[Thing]:
        """Return the nodes of a label, in the order of their ids."""
        return self._by_label.get(label, [])

    def out(self, thing: Thing, *types: str) -> list[Link]:
        """Return the edges of these types that start from `thing`."""
        return [link for name in types for link in self._out.get((thing.key, name), ())]

    def into(self, thing: Thing, *types: str) -> list[Link]:
        """Return the edges of these types that lead to `thing`."""
        return [link for name in types for link in self._into.get((thing.key, name), ())]

    def stated_by(self, document: str) -> Sequence[Link]:
        """Return the edges that a document states."""
        return self._by_document.get(document, ())

    def document_of(self, thing: Thing) -> Thing | None:
        """Return the document that a task or an indicator belongs to."""
        return self.things.get(("Document", str(thing.said.get("document") or "")))

    @cached_property
    def _by_label(self) -> dict[str, list[Thing]]:
        return _grouped((thing.label, thing) for thing in self.things.values())

    @cached_property
    def _out(self) -> Ends:
        return _grouped(((link.source.key, link.type), link) for link in self.links)

    @cached_property
    def _into(self) -> Ends:
        return _grouped(((link.target.key, link.type), link) for link in self.links)

    @cached_property
    def _by_document(self) -> dict[str, list[Link]]:
        return _grouped((link.document, link) for link in self.links if link.document)


def index_of(whole: WholeGraph) -> GraphIndex:
    """Return the index of a graph; an edge without an end is left out."""
    things = {
        thing.key: thing for label, rows in whole.nodes.items() if label != TEXT for thing in _things(label, rows)
    }
    texts = {str(row["document"]): row for row in whole.nodes.get(TEXT, ())}
    links = [link for name, rows in whole.edges.items() for link in _links(name, rows, things)]
    return GraphIndex(things=dict(sorted(things.items())), links=links, texts=texts)


def _things(label: str, rows: Iterable[Mapping[str, Any]]) -> list[Thing]:
    nodes = [DrawnNode(id=str(row["id"]), label=label, properties=row) for row in rows]
    names = {node.id: caption(node) for node in nodes} if label in NAMED_BESIDE else captions(nodes)
    return [
        Thing(
            key=(label, node.id),
            name=names[node.id] or legible(node.id),
            address=_address(label, node.id),
            said=node.properties,
        )
        for node in nodes
    ]


def _address(label: str, identity: str) -> str:
    if label == "Milestone":
        return milestone_address(identity)
    return address(label, identity) if label in FOLDERS else ""


def _links(name: str, rows: Iterable[Mapping[str, Any]], things: Mapping[Key, Thing]) -> list[Link]:
    found = []
    for row in rows:
        ends = (row["source_label"], row["source"]), (row["target_label"], row["target"])
        if all(end in things for end in ends):
            found.append(_link(name, things[ends[0]], things[ends[1]], row["properties"]))
    return sorted(found, key=_order)


def _link(name: str, source: Thing, target: Thing, said: Mapping[str, Any]) -> Link:
    basis = str(said.get("basis") or "")
    return Link(
        type=name,
        source=source,
        target=target,
        said=said,
        basis=basis,
        inferred=is_inferred(name, basis) if basis in ("", *style()["bases"]) else True,
        document=str(said.get("document") or ""),
    )


def _order(link: Link) -> tuple[Any, ...]:
    said = link.said
    first = int(said.get("start") or 0), int(said.get("mention_start") or 0)
    return link.document, *first, link.source.key, link.target.key, link.basis, str(said.get("role") or "")


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)
