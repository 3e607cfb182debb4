"""How a large picture folds: tasks by document, agencies by system, places by city, the rest by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from kg.ontology import Node
from kg.schema import label_of, node_classes, property_names
from kg.subgraphs.model import DrawnNode
from kg.views.captions import caption, place_named
from kg.views.style import style
from kg.views.words import words

Fold = Callable[[DrawnNode, Mapping[str, str]], str]
"""From a node and what to call each document, to what the node's group is called; empty for none."""

FEWEST_NODES = 600
"""A picture of fewer nodes is never folded."""
FEWEST_MEMBERS = 3
ADCODE = 6


def grouped(nodes: Sequence[DrawnNode]) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Return the group of each node that has one, by id, and {group: {label, caption}}; nothing for a small picture."""
    if len(nodes) < FEWEST_NODES:
        return {}, {}
    documents = _short_titles([node for node in nodes if node.label == "Document"])
    found = {node.id: (node.label, GROUPS[node.label](node, documents)) for node in nodes if node.label in GROUPS}
    sizes = Counter(found.values())
    kept = {ident: group for ident, group in found.items() if group[1] and sizes[group] >= FEWEST_MEMBERS}
    keys = {ident: f"{label}:{name}" for ident, (label, name) in kept.items()}
    return keys, {f"{label}:{name}": {"label": label, "caption": name} for label, name in sorted(set(kept.values()))}


def _short_titles(documents: Sequence[DrawnNode]) -> dict[str, str]:
    """Return what to call each document, by id: its place where no other document is that place's, else its title."""
    places = {node.id: str(node.properties.get("jurisdiction", "") or "") for node in documents}
    uses = Counter(places.values())
    return {
        node.id: place_named(places[node.id]) if places[node.id] and uses[places[node.id]] == 1 else caption(node)
        for node in documents
    }


def _by_document(node: DrawnNode, documents: Mapping[str, str]) -> str:
    document = str(node.properties.get("document", ""))
    label = style()["labels"][node.label]["zh"]
    return (
        words("network")("by_document", label=label, document=documents.get(document, document)).zh if document else ""
    )


def _by_system(node: DrawnNode, documents: Mapping[str, str]) -> str:
    system, kind = (str(node.properties.get(name, "") or "") for name in ("system", "kind"))
    return words("network")("by_system", system=system).zh if system else str(style()["values"].get(kind, ""))


def _by_city(node: DrawnNode, documents: Mapping[str, str]) -> str:
    """Return the prefecture that a division belongs to, by the first four figures of its code; else the kind of place."""
    adcode, level = (str(node.properties.get(name, "") or "") for name in ("adcode", "level"))
    city = place_named(f"{adcode[:4]}00")
    if len(adcode) == ADCODE and not adcode.endswith("0000") and not city.isdigit():
        return words("network")("by_city", city=city).zh
    return str(style()["values"].get(level, ""))


def _by_kind(node: DrawnNode, documents: Mapping[str, str]) -> str:
    kind = str(node.properties.get("kind", "") or "")
    return f"{kind}{style()['labels'][node.label]['zh']}"


def _folds(node_class: type[Node]) -> Fold:
    own = {"Agency": _by_system, "Place": _by_city}
    return own.get(label_of(node_class), _by_document if "document" in property_names(node_class) else _by_kind)


NOT_FOLDED = {"Document", "Section", "Text"}
GROUPS: Mapping[str, Fold] = {
    label_of(node_class): _folds(node_class) for node_class in node_classes() if label_of(node_class) not in NOT_FOLDED
}
