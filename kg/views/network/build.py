"""A subgraph as one HTML page that needs nothing else: pyvis carries the nodes and edges, our own template draws them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.errors import MissingExtraError
from kg.schema import edge_classes, label_of, node_classes, type_of
from kg.subgraphs.model import DrawnEdge, DrawnNode, Subgraph, Value
from kg.text import mention_in
from kg.views.captions import captions, legible, place_named
from kg.views.network.bundle import bundled
from kg.views.network.folding import grouped
from kg.views.pinyin import readings
from kg.views.policy import policy
from kg.views.style import is_inferred, style
from kg.views.words import words

VENDORED = "vendor/vis-network.min.js"
STYLES = ("view.css", "print.css")
PAGE = "page"
START = "start.mjs"


def write(subgraph: Subgraph, path: Path) -> None:
    """Write the page of `subgraph` to `path`, in UTF-8; MissingExtraError as for render."""
    path.write_text(render(subgraph), encoding="utf-8", newline="\n")


def render(subgraph: Subgraph) -> str:
    """Return `subgraph` as an HTML page that asks the network for nothing.

    ValueError when two nodes have one id or an edge an end that is not drawn; MissingExtraError without pyvis.
    """
    _check(subgraph)
    try:
        from kg.views.network.pyvis import html_of  # here, since numpy and pyvis take a third of a second to import
    except ModuleNotFoundError as missing:
        raise MissingExtraError("kg view", "view") from missing
    names = captions(subgraph.nodes)
    groups, folds = grouped(subgraph.nodes)
    points = _points(subgraph)
    nodes = [
        _node(node, names[node.id]) | points[node.id] | ({"group": groups[node.id]} if node.id in groups else {})
        for node in subgraph.nodes
    ]
    edges = [_edge(number, edge) for number, edge in enumerate(subgraph.edges)]
    parts = _parts(subgraph) | {"extras": _extras(subgraph, folds, names)}
    return html_of(nodes=nodes, edges=edges, heading=legible(subgraph.heading), parts=parts)


def _points(subgraph: Subgraph) -> dict[str, dict[str, int]]:
    """Return where each node stands, {x, y}; what lies beyond the answer stands near the nodes it is tied to."""
    from kg.views.network.layout import beside, positions

    ids = [node.id for node in subgraph.nodes if not node.beyond]
    own = set(ids)
    points = positions(
        ids, [(edge.source, edge.target) for edge in subgraph.edges if {edge.source, edge.target} <= own]
    )
    anchors: dict[str, list[str]] = {node.id: [] for node in subgraph.nodes if node.beyond}
    for edge in subgraph.edges:
        for end, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if end in anchors:
                anchors[end].append(other)
    return {ident: {"x": point.x, "y": point.y} for ident, point in (points | beside(points, anchors)).items()}


def _extras(subgraph: Subgraph, folds: Mapping[str, Mapping[str, str]], names: Mapping[str, str]) -> dict[str, Any]:
    """Return what the page's data hold beside nodes and edges."""
    texts = [str(text) for node in subgraph.nodes for text in _names(node)]
    return {
        "groups": folds,
        "readings": readings([*names.values(), *texts]),
        "meanings": _meanings(),
        "words": {key: both._asdict() for key, both in words("network").every().items()},
        "left_out": subgraph.left_out,
    }


def _names(node: DrawnNode) -> Iterator[Value]:
    for name in ("name", "title", "short", "aliases"):
        value = node.properties.get(name) or ""
        yield from value if isinstance(value, list) else [value]


def _check(subgraph: Subgraph) -> None:
    ids = [node.id for node in subgraph.nodes]
    ends = {end for edge in subgraph.edges for end in (edge.source, edge.target)}
    if len(set(ids)) < len(ids):
        raise ValueError("two nodes of the subgraph have the same id; give each its own")
    if not ends <= set(ids):
        raise ValueError(f"edges lead to nodes that are not drawn: {', '.join(sorted(ends - set(ids)))}")


def _node(node: DrawnNode, name: str) -> dict[str, Any]:
    hidden = style()["unshown"]
    shown = {
        key: _shown(key, value) for key, value in node.properties.items() if key not in hidden and value is not None
    }
    drawn = {"id": node.id, "label": node.label, "caption": name, "properties": shown}
    return drawn | ({"beyond": True} if node.beyond else {})


def _shown(key: str, value: Value) -> Value:
    return place_named(str(value)) if key == "jurisdiction" else value


def _edge(number: int, edge: DrawnEdge) -> dict[str, Any]:
    said = edge.properties
    return {
        "id": number,
        "from": edge.source,
        "to": edge.target,
        "type": edge.type,
        "inferred": is_inferred(edge.type, str(said.get("basis", ""))),
        "mark": mark_of(said),
        **{
            key: said[key]
            for key in ("basis", "role", "role_word", "rank", "document", "page", "quote", "mention", "start")
            if key in said
        },
    }


def mark_of(said: Mapping[str, Value]) -> list[int]:
    """Return from where to where the mention stands in the quote, in UTF-16 units as JavaScript counts; [] if beside it."""
    quote, mention = str(said.get("quote", "")), str(said.get("mention", ""))
    first = int(str(said.get("mention_start", 0))) - int(str(said.get("start", 0)))
    span = mention_in(quote, mention, first)
    return [_utf16(quote[: span.start]), _utf16(quote[: span.end])] if span else []


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _parts(subgraph: Subgraph) -> dict[str, Any]:
    """Return what the template needs beside nodes, edges and heading."""
    library, script = _read(VENDORED), script_of_page()
    return {
        "note": legible(subgraph.note),
        "style": style(),
        "words": words("network"),
        "css": "".join(_read(f"templates/{name}") for name in STYLES),
        "library": library,
        "script": script,
        "policy": policy([library, script]),
    }


@cache
def script_of_page() -> str:
    """Return the script of the page: its modules as one."""
    folder = files("kg.views.network") / PAGE
    return bundled(
        {each.name: each.read_text(encoding="utf-8") for each in folder.iterdir() if each.name.endswith(".mjs")}, START
    )


def _read(name: str) -> str:
    return (files("kg.views.network") / name).read_text(encoding="utf-8")


def _meanings() -> dict[str, dict[str, str]]:
    """Return what each node label and relationship type means, in both languages."""
    english = {label_of(each): _sentence(each) for each in node_classes()}
    english |= {type_of(each): _sentence(each) for each in reversed(edge_classes())}
    return {word: {"zh": style()["meanings"][word], "en": text} for word, text in english.items()}


def _sentence(declared: type) -> str:
    """Return the first line of a class's docstring."""
    return (declared.__doc__ or "").strip().split("\n")[0]
