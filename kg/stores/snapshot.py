"""All that a store holds, as one set: two stores hold the same graph when their sets are equal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from kg.schema import labels, relationship_types
from kg.statements.parts import statement
from kg.stores.base import Store
from kg.stores.diff import FINGERPRINT, KEY, nodes_of_label

BOOKKEEPING = frozenset({FINGERPRINT, KEY})
"""What the loading keeps for itself."""


def contents(store: Store) -> set[tuple[str, ...]]:
    """Return a tuple for every node (label, id, properties) and edge (type, source, target, properties) of `store`.

    Ends are written Label:id, properties as JSON with sorted names.
    """
    return {*_nodes(store), *_edges(store)}


def _nodes(store: Store) -> set[tuple[str, ...]]:
    return {
        (label, node.id, _canonical(node.properties)) for label in labels() for node in nodes_of_label(store, label)
    }


def _edges(store: Store) -> set[tuple[str, ...]]:
    return {
        (
            name,
            f"{row['source_label']}:{row['source']}",
            f"{row['target_label']}:{row['target']}",
            _canonical(row["properties"]),
        )
        for name in relationship_types()
        for row in store.run(statement("edges-of-type", type=name))
    }


def _canonical(properties: Mapping[str, Any]) -> str:
    kept = {name: value for name, value in properties.items() if name not in BOOKKEEPING}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)
