"""A name that a person types → the agencies or places of a graph that it fits, and the names most like it."""

from __future__ import annotations

from kg.errors import nearest
from kg.stores import Row, Store
from loaders.text.clean import simplify

# Parameters of questions that name a node, and its label.
NAMED_LABELS = {"agency": "Agency", "other": "Agency", "place": "Place"}


def typed(text: str) -> str:
    """Return what a person typed as the graph spells it: simplified, without white space at its ends."""
    return simplify(text.strip())


def fitting(store: Store, label: str, name: str) -> list[Row]:
    """Return id and name of each node of `label` that `name` is the name, the id, the 文号 or an alias of, by id."""
    by_number = " OR n.number = $name" if label == "Document" else ""
    return store.run(
        f"MATCH (n:{label}) WHERE n.name = $name OR n.id = $name OR $name IN n.aliases{by_number} "
        "RETURN n.id AS id, n.name AS name ORDER BY id",
        name=name,
    )


def names(store: Store, label: str, opening: str = "") -> list[str]:
    """Return the names and aliases of the nodes of `label` that begin with `opening`, in order, each once."""
    rows = store.run(f"MATCH (n:{label}) RETURN n.name AS name, n.aliases AS aliases ORDER BY name")
    every = {name for row in rows for name in (row["name"], *(row["aliases"] or ()))}
    return sorted(name for name in every if name.startswith(opening))


def alike(store: Store, label: str, name: str) -> list[str]:
    """Return the names of the graph that look most like `name`."""
    return nearest(name, names(store, label))
