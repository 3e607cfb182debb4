"""The rows of an answer → what to draw: the nodes the rows name, and the edges that join them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kg.schema import labels
from kg.statements.parts import part, statement
from kg.stores import Row, Store
from kg.subgraphs.model import UNSEEN, DrawnEdge, DrawnNode, Subgraph

TASK, AGENCY, PLACE = "Task", "Agency", "Place"
OTHERS = tuple(label for label in labels() if label not in {TASK, AGENCY, PLACE, "Document", *UNSEEN})
"""What a task builds, holds or promises."""

# What drawn nodes bring along, by the names of statements. A task: its document, everyone responsible for it, where it is by its own words, and in a
# picture of few tasks what it builds; a project or cluster: its places; an agency: who carries on its work.
AROUND = (
    "duties",
    "documents-of-tasks",
    "places-of-tasks",
    "contents-of-tasks",
    "alignments",
    "measures",
    "dates-of-tasks",
    "sites",
    "reforms",
    "members",
    "groups-of-tasks",
)
# What joins agencies where the answer is about them alone: the tasks that two of them are responsible for.
BETWEEN_AGENCIES = "tasks-between-agencies"
FEW_TASKS = 12
MOST_TASKS = 400
"""A picture of more tasks is read by nobody; the rows still hold them all."""


def subgraph_of(
    store: Store, rows: Sequence[Row], draws: Mapping[str, Sequence[str]], *, heading: str, note: str
) -> Subgraph:
    """Return what to draw for `rows`; `draws` says which columns hold ids, and of which node labels."""
    named = _named(rows, draws)
    tasks = named.get(TASK, [])[:MOST_TASKS]
    agencies = named.get(AGENCY, [])
    if not tasks and len(agencies) > 1:
        tasks = [row["id"] for row in store.run(statement(BETWEEN_AGENCIES), agencies=agencies, limit=MOST_TASKS)]
    others = [identity for label in OTHERS for identity in named.get(label, [])]
    given = {"tasks": tasks, "agencies": agencies, "places": named.get(PLACE, []), "named": others, "few": FEW_TASKS}
    found = list(around(store, given))
    nodes = ends_of(found)
    return picture_of(found, nodes | _themselves(store, named, nodes), heading=heading, note=note)


def _named(rows: Sequence[Row], draws: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Collect the ids that the rows name, by node label, in the order of the rows."""
    named: dict[str, dict[str, None]] = {}
    for column, drawn in draws.items():
        for row in rows:
            for identity in _each(row.get(column)):
                for label in drawn:
                    named.setdefault(label, {})[identity] = None
    return {label: list(ids) for label, ids in named.items()}


def _each(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(part) for part in value] if isinstance(value, list) else [str(value)]


def ends_of(rows: Iterable[Row]) -> dict[str, Row]:
    """Return the nodes at the ends of these edges (rows of source, edge, target), by id."""
    return {node["properties"]["id"]: node for row in rows for node in (row["source"], row["target"])}


def picture_of(rows: Iterable[Row], nodes: Mapping[str, Row], *, heading: str, note: str) -> Subgraph:
    """Return the picture of these nodes, by id, and of those of the edges that join them."""
    return Subgraph(
        heading=heading,
        note=note,
        nodes=tuple(node_of(nodes[key]) for key in sorted(nodes)),
        edges=tuple(
            edge_of(row["edge"]) for row in rows if {row["edge"]["source"], row["edge"]["target"]} <= nodes.keys()
        ),
    )


def around(store: Store, given: Mapping[str, Any]) -> Iterator[Row]:
    """Yield the edges around the named nodes, each once; a statement gets those of `given` that it speaks of."""
    yield from each_once(
        store.run(statement(name), **{used: given[used] for used in part(name).parameters}) for name in AROUND
    )


def each_once(answers: Iterable[Sequence[Row]]) -> Iterator[Row]:
    """Yield the rows of all answers, each edge once, those of one answer in the order of their keys."""
    seen: set[tuple[str, ...]] = set()
    for found in answers:
        for row in sorted(found, key=_key):
            if _key(row) not in seen:
                seen.add(_key(row))
                yield row


def _key(row: Row) -> tuple[str, ...]:
    edge = row["edge"]
    return edge["type"], edge["source"], edge["target"], str(edge["properties"].get("key", ""))


def _themselves(store: Store, named: Mapping[str, Sequence[str]], known: Mapping[str, Row]) -> dict[str, Row]:
    """Fetch the named nodes that no edge has brought."""
    found: dict[str, Row] = {}
    for label, ids in named.items():
        missing = [identity for identity in ids if identity not in known]
        if missing and label != TASK:
            for row in store.run(statement("nodes-with-ids", label=label), ids=missing):
                found[row["node"]["properties"]["id"]] = row["node"]
    return found


def node_of(node: Row) -> DrawnNode:
    """Return a node of the store as one to draw."""
    return DrawnNode(id=node["properties"]["id"], label=node["label"], properties=node["properties"])


def edge_of(edge: Row) -> DrawnEdge:
    """Return a relationship of the store as one to draw."""
    return DrawnEdge(type=edge["type"], source=edge["source"], target=edge["target"], properties=edge["properties"])
