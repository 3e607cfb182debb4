"""A name that a person types → the agencies or places of a graph that it fits, and the names most like it."""

from __future__ import annotations

from kg.errors import nearest
from kg.statements.parts import statement
from kg.stores import Row, Store
from kg.stores.diff import nodes_of_label
from loaders.text.clean import simplify

# Parameters of questions that name a node, and its label.
NAMED_LABELS = {"agency": "Agency", "other": "Agency", "place": "Place"}
# Labels whose nodes have no aliases, and the statement that finds them by name.
NAMED_OTHERWISE = {"Document": "named-document", "Project": "named-project"}


def typed(text: str) -> str:
    """Return what a person typed as the graph spells it: simplified, without white space at its ends."""
    return simplify(text.strip())


def fitting(store: Store, label: str, name: str) -> list[Row]:
    """Return id and name of each node of `label` that `name` is the name, the id, the 文号 or an alias of, by id."""
    of_its_own = NAMED_OTHERWISE.get(label)
    return store.run(statement(of_its_own) if of_its_own else statement("named", label=label), name=name)


def names(store: Store, label: str, opening: str = "") -> list[str]:
    """Return the names and aliases of the nodes of `label` that begin with `opening`, in order, each once."""
    found = (node.properties for node in nodes_of_label(store, label))
    every = {name for said in found for name in (said["name"], *(said.get("aliases") or ()))}
    return sorted(name for name in every if name.startswith(opening))


def alike(store: Store, label: str, name: str) -> list[str]:
    """Return the names of the graph that look most like `name`."""
    return nearest(name, names(store, label))
