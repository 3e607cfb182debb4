"""A subgraph as one HTML page that needs nothing else: pyvis carries the nodes and edges, our own template draws them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.errors import MissingExtraError
from kg.subgraph import DrawnEdge, DrawnNode, Subgraph, Value
from kg.views.captions import captions, legible, place_named
from kg.views.policy import policy
from kg.views.style import is_inferred, style

VENDORED = "vendor/vis-network.min.js"
STYLES = ("view.css", "print.css")
SCRIPTS = (
    "words", "dom", "data", "state", "looks", "canvas", "labels", "visible", "selection",
    "legend", "filters", "evidence", "panel", "search", "table", "export", "keyboard", "start",
)  # fmt: skip
"""The page's script, in the order of its parts: each uses what stands before it."""


def write(subgraph: Subgraph, path: Path) -> None:
    """Write the page of `subgraph` to `path`, in UTF-8; MissingExtraError as for render."""
    path.write_text(render(subgraph), encoding="utf-8", newline="\n")


def render(subgraph: Subgraph) -> str:
    """Return `subgraph` as an HTML page that asks the network for nothing.

    ValueError when two nodes have one id or an edge an end that is not drawn; MissingExtraError without pyvis.
    """
    _check(subgraph)
    try:
        from kg.layout import positions  # here, since numpy and pyvis take a third of a second to import
        from kg.views.carrier import html_of
    except ModuleNotFoundError as missing:
        raise MissingExtraError("kg view", "view") from missing
    points = positions([node.id for node in subgraph.nodes], [(edge.source, edge.target) for edge in subgraph.edges])
    names = captions(subgraph.nodes)
    nodes = [_node(node, names[node.id]) | {"x": points[node.id].x, "y": points[node.id].y} for node in subgraph.nodes]
    edges = [_edge(number, edge) for number, edge in enumerate(subgraph.edges)]
    return html_of(nodes=nodes, edges=edges, heading=legible(subgraph.heading), parts=_parts(subgraph))


def _check(subgraph: Subgraph) -> None:
    ids = [node.id for node in subgraph.nodes]
    ends = {end for edge in subgraph.edges for end in (edge.source, edge.target)}
    if len(set(ids)) < len(ids):
        raise ValueError("two nodes of the subgraph have the same id; give each its own")
    if not ends <= set(ids):
        raise ValueError(f"edges lead to nodes that are not drawn: {', '.join(sorted(ends - set(ids)))}")


def _node(node: DrawnNode, name: str) -> dict[str, Any]:
    hidden = style()["unshown"]
    shown = {key: _shown(key, value) for key, value in node.properties.items() if key not in hidden}
    return {"id": node.id, "label": node.label, "caption": name, "properties": shown}


def _shown(key: str, value: Value) -> Value:
    return place_named(str(value)) if key == "jurisdiction" else value


def _edge(number: int, edge: DrawnEdge) -> dict[str, Any]:
    said = edge.properties
    return {
        "id": number,
        "from": edge.source,
        "to": edge.target,
        "type": edge.type,
        "inferred": is_inferred(str(said.get("basis", ""))),
        "mark": _mark(said),
        **{
            key: said[key]
            for key in ("basis", "role", "role_word", "rank", "document", "page", "quote", "mention", "start")
            if key in said
        },
    }


def _mark(said: Mapping[str, Value]) -> list[int]:
    """Return from where to where the mention stands in the quote, in UTF-16 units as JavaScript counts; [] if beside it."""
    quote, mention = str(said.get("quote", "")), str(said.get("mention", ""))
    first = int(str(said.get("mention_start", 0))) - int(str(said.get("start", 0)))
    if not mention or first < 0 or quote[first : first + len(mention)] != mention:
        return []
    return [_utf16(quote[:first]), _utf16(quote[: first + len(mention)])]


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _parts(subgraph: Subgraph) -> dict[str, Any]:
    """Return what the template needs beside nodes, edges and heading."""
    library, script = _read(VENDORED), _script()
    return {
        "note": legible(subgraph.note),
        "style": style(),
        "css": "".join(_read(f"templates/{name}") for name in STYLES),
        "library": library,
        "script": script,
        "policy": policy([library, script]),
    }


def _script() -> str:
    parts = "\n".join(_read(f"templates/{name}.js") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def _read(name: str) -> str:
    return (files("kg.views") / name).read_text(encoding="utf-8")
