"""The style sheet of Neo4j Browser: a rule for each node label and relationship type, in the colours of seeds/looks/style.json."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from kg.schema import edge_classes, label_of, node_classes, property_names, type_of
from kg.views.style import style

INK: Final = "#1c232b"
CAPTIONS: Final = {
    "Task": "{number} {title}",  # a caption breaks at spaces alone, and what is too long for a line is cut
    "Agency": "{id}",
    "Section": "{number} {title}",
    "Document": "{issuer} {title}",
    "Milestone": "{by} {text}",
    "Indicator": "{value}{unit} {name}",
}
"""Where the name alone would not do; every property must be one that the label has."""
DIAMETERS: Final = {"Task": 110, "Agency": 100, "Document": 110, "Milestone": 90}
DIAMETER: Final = 80


def grass() -> str:
    """Return the style sheet. It has no comment (the rule after one is lost) and no colon inside a value."""
    return "".join(_rule(selector, values) for selector, values in _rules())


def _rules() -> Iterator[tuple[str, Mapping[str, str]]]:
    yield (
        "node",
        {
            "diameter": f"{DIAMETER}px",
            "text-color-internal": INK,
            "font-size": "10px",
            "border-width": "2px",
            "caption": '"{name}"',
        },
    )
    for node_class in node_classes():
        label = label_of(node_class)
        yield f"node.{label}", _node(label, style()["labels"][label])
    yield (
        "relationship",
        {
            "color": "#a5abb6",
            "shaft-width": "1px",
            "font-size": "9px",
            "padding": "3px",
            "text-color-external": INK,
            "text-color-internal": "#ffffff",
            "caption": '"<type>"',
        },
    )
    for edge_class in {type_of(c): c for c in edge_classes()}.values():
        name = type_of(edge_class)
        yield (
            f"relationship.{name}",
            _relationship(style()["types"][name], has_basis="basis" in property_names(edge_class)),
        )


def _node(label: str, look: Mapping[str, Any]) -> dict[str, str]:
    return {
        "diameter": f"{DIAMETERS.get(label, DIAMETER)}px",
        "color": look["fill"],
        "border-color": look["line"],
        "text-color-internal": INK,
        "caption": f'"{CAPTIONS.get(label, "{name}")}"',
    }


def _relationship(look: Mapping[str, Any], *, has_basis: bool) -> dict[str, str]:
    caption = look["zh"] + (" {basis}" if has_basis else "")
    return {"color": look["light"], "shaft-width": f"{look['width']:g}px", "caption": f'"{caption}"'}


def _rule(selector: str, values: Mapping[str, str]) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in values.items())
    return f"{selector} {{\n{lines}}}\n"
