"""How a large picture folds: tasks by document, agencies by system, places by city, the rest by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from kg.gazetteer import Division, gazetteer
from kg.subgraph import DrawnNode
from kg.views.captions import caption, place_named
from kg.views.style import style

FEWEST_NODES = 600
"""A picture of fewer nodes is never folded."""
FEWEST_MEMBERS = 3


def grouped(nodes: Sequence[DrawnNode]) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Return the group of each node that has one, by id, and {group: {label, caption}}; nothing for a small picture."""
    if len(nodes) < FEWEST_NODES:
        return {}, {}
    documents = {node.id: caption(node) for node in nodes if node.label == "Document"}
    found = {node.id: (node.label, GROUPS[node.label](node, documents)) for node in nodes if node.label in GROUPS}
    sizes = Counter(found.values())
    kept = {ident: group for ident, group in found.items() if group[1] and sizes[group] >= FEWEST_MEMBERS}
    keys = {ident: f"{label}:{name}" for ident, (label, name) in kept.items()}
    return keys, {f"{label}:{name}": {"label": label, "caption": name} for label, name in sorted(set(kept.values()))}


def _by_document(node: DrawnNode, documents: Mapping[str, str]) -> str:
    document = str(node.properties.get("document", ""))
    return f"{style()['labels'][node.label]['zh']}：{documents.get(document, document)}" if document else ""


def _by_system(node: DrawnNode, documents: Mapping[str, str]) -> str:
    system, kind = (str(node.properties.get(name, "") or "") for name in ("system", "kind"))
    return f"{system}系统" if system else str(style()["values"].get(kind, ""))


def _by_city(node: DrawnNode, documents: Mapping[str, str]) -> str:
    """Return the prefecture that a county or township lies in; the kind of what has no code of its own."""
    adcode, level = str(node.properties.get("adcode", "") or ""), str(node.properties.get("level", ""))
    above = [division.code for division in _ancestors(adcode)]
    within = [code for code in (adcode, *above) if code.endswith("00") and not code.endswith("0000")]
    return f"{place_named(within[0])}各地" if within else str(style()["values"].get(level, ""))


def _ancestors(adcode: str) -> Sequence[Division]:
    try:
        return list(gazetteer().ancestors(adcode))
    except KeyError:
        return []


def _by_kind(node: DrawnNode, documents: Mapping[str, str]) -> str:
    kind = str(node.properties.get("kind", "") or "")
    return f"{kind}{style()['labels'][node.label]['zh']}"


GROUPS: Mapping[str, Callable[[DrawnNode, Mapping[str, str]], str]] = {
    "Task": _by_document,
    "Agency": _by_system,
    "Place": _by_city,
    "Project": _by_kind,
    "Cluster": _by_kind,
    "Indicator": _by_document,
    "Milestone": _by_document,
}
