"""pyvis as the carrier of nodes, edges and template: its data structures and its renderer, none of its own page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

TEMPLATE = "view.html.j2"
VERBATIM = ("css", "library", "script")
"""The parts that are ours and go into the page as they are; everything else is escaped."""


def html_of(
    *, nodes: Sequence[Mapping[str, Any]], edges: Sequence[Mapping[str, Any]], heading: str, parts: Mapping[str, Any]
) -> str:
    """Return the page of the template, filled with nodes, edges, heading and the parts."""
    network = Network(directed=True, heading=heading, cdn_resources="in_line")
    # set as a whole: add_edge compares with every edge before it, and drops parallel ones
    network.nodes, network.edges, network.options = list(nodes), list(edges), {}
    network.templateEnv = _environment(parts)  # generate_html passes a fixed context; ours comes as globals
    network.path = TEMPLATE
    return str(network.generate_html())


def _environment(parts: Mapping[str, Any]) -> Environment:
    environment = Environment(loader=PackageLoader("kg.views.network"), autoescape=True, undefined=StrictUndefined)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}
    environment.globals.update({name: Markup(part) if name in VERBATIM else part for name, part in parts.items()})
    return environment
