"""Values as Cypher literals, whatever is in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kg.queries import Value

ESCAPES: Final = {"'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
BACKSLASH: Final = "\\\\"


def literal(value: Value) -> str:
    """Return `value` as a literal: a number as it is, a text in single quotes on one line."""
    if isinstance(value, int):
        return str(value)
    return "'" + "".join(ESCAPES.get(sign, sign) for sign in value.replace("\\", BACKSLASH)) + "'"


def literal_map(values: Mapping[str, Value]) -> str:
    """Return a map literal: {agency: '省发改委', limit: 500}."""
    return "{" + ", ".join(f"{name}: {literal(value)}" for name, value in values.items()) + "}"
