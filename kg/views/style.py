"""How each node label, relationship type and basis looks and is called, in Chinese and English: seeds/looks/style.json, checked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from kg.errors import DataError
from kg.ontology import Basis
from kg.resources import json_value
from kg.schema import labels, node_classes, property_names, relationship_types

FILE = "looks/style.json"


@cache
def style() -> dict[str, Any]:
    """Return seeds/looks/style.json; DataError when it and the ontology do not name the same things."""
    found: dict[str, Any] = json_value(FILE)
    check(found)
    return found


def check(found: dict[str, Any]) -> None:
    """Raise DataError unless `found` styles exactly the labels, types, bases and node properties of the ontology."""
    # mypy takes a class for unhashable when its instances are
    declared = {name for node_class in node_classes() for name in property_names(node_class)}
    _same("labels", found["labels"], labels())
    _same("types", found["types"], relationship_types())
    _same("meanings", found["meanings"], [*labels(), *relationship_types()])
    _same("bases", found["bases"], list(Basis))
    _same("properties and unshown", [*found["properties"], *found["unshown"]], declared)


def is_inferred(name: str, basis: str) -> bool:
    """Tell whether an edge of this type and basis is concluded, not said; of most types an edge without a basis is not."""
    by_type = bool(style()["types"][name].get("inferred"))
    return by_type or (bool(basis) and bool(style()["bases"][basis]["inferred"]))


def _same(part: str, styled: Iterable[str], declared: Iterable[str]) -> None:
    wrong = sorted(set(styled) ^ set(declared))
    if wrong:
        raise DataError(
            f"seeds/{FILE}: {part} and the ontology disagree on {', '.join(wrong)}; add or remove them there"
        )
