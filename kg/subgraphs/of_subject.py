"""A picture of one agency, place, project, cluster or document, and of the whole graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.statements.parts import statement
from kg.stores import Store
from kg.subgraphs.model import Subgraph
from kg.subgraphs.neighbours import every_tie, nodes_with, ties
from kg.subgraphs.of_rows import MOST_TASKS, OTHERS, around, each_once, ends_of, picture_of

SUBJECTS: Mapping[str, str] = {
    "agency": "Agency",
    "place": "Place",
    "project": "Project",
    "cluster": "Cluster",
    "document": "Document",
}
"""What one can ask a picture of, and its node label."""

# The tasks that a picture of a subject is about: the name of a statement.
TASKS = {
    "Agency": "tasks-of-agency",
    "Place": "tasks-of-place",
    "Project": "tasks-of-project",
    "Cluster": "tasks-of-cluster",
    "Document": "tasks-of-document",
}


def subject_picture(store: Store, label: str, ids: Sequence[str], *, heading: str) -> Subgraph:
    """Return the picture of the nodes with these ids: their tasks with all that these bring along, and all that is tied to them.

    A place stands for all that lies in it.
    """
    every = (
        [row["id"] for row in store.run(statement("places-within"), ids=list(ids))] if label == "Place" else list(ids)
    )
    tasks = [row["id"] for row in store.run(statement(TASKS[label]), ids=every)]
    drawn = tasks[:MOST_TASKS]
    given = {
        "tasks": drawn,
        "agencies": every if label == "Agency" else [],
        "places": every if label == "Place" else [],
        "named": every if label in OTHERS else [],
        "few": MOST_TASKS if label == "Document" else 0,
    }
    stated = list(around(store, given))
    own = list(ties(store, {label: every}))
    ends = {row["edge"][end] for row in own for end in ("source", "target")} - (set(tasks) - set(drawn))
    nodes = ends_of(stated) | nodes_with(store, {*ends, *ids})
    note = f"{MOST_TASKS} of {len(tasks)} tasks 只画出前 {MOST_TASKS} 项任务，共 {len(tasks)} 项" * (
        len(tasks) > MOST_TASKS
    )
    return picture_of(each_once([stated, own]), nodes, heading=heading, note=note)


def whole_picture(store: Store, *, heading: str) -> Subgraph:
    """Return the picture of all that the graph holds, headings and whole texts left aside."""
    return picture_of(every_tie(store), nodes_with(store), heading=heading, note="")
