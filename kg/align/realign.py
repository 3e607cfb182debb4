"""Which tasks of the loaded documents are the same measure: found over all of them, kept as ALIGNED_WITH edges.

Alignment belongs to no single document: it is found anew after a load that changed something, and what has not changed
is not written again.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.align.similarity import METHOD, AlignableTask, align
from kg.graph.model import EdgeRow
from kg.ontology import AlignedWith, Task
from kg.schema import label_of, type_of
from kg.statements.parts import statement
from kg.stores.base import Store
from kg.stores.diff import difference_of, edges_of_type
from kg.stores.write import delete_edges, write_edges, write_new_edges
from loaders.text.clean import simplify

TASK, ALIGNED_WITH = label_of(Task), type_of(AlignedWith)


def realign(store: Store) -> int:
    """Make the ALIGNED_WITH edges of `store` what its tasks give, in one transaction; return how many there are."""
    wanted = list(_alignments(store))
    stored = edges_of_type(store, ALIGNED_WITH)
    difference = difference_of(wanted, stored)
    kept = {edge.key for edge in wanted}
    stale = [edge for edge in stored if edge.key not in kept]
    if difference.added or difference.changed or stale:

        def change() -> None:
            write_new_edges(store, difference.added)
            write_edges(store, difference.changed)
            delete_edges(store, stale)

        store.atomically(change)
    return len(wanted)


def _alignments(store: Store) -> Iterator[EdgeRow]:
    for found in align([_task(row) for row in store.run(statement("tasks-to-align"))]):
        yield EdgeRow(
            type=ALIGNED_WITH,
            source_label=TASK,
            source=found.a,
            target_label=TASK,
            target=found.b,
            key=f"{found.a}|{found.b}",
            properties={"score": round(found.score, 2), "method": METHOD, "why": found.why},
        )


def _task(row: dict[str, object]) -> AlignableTask:
    printed = row["places"] if isinstance(row["places"], list) else []
    return AlignableTask(
        document=str(row["document"]),
        id=str(row["id"]),
        text=str(row["text"]),
        places=tuple(sorted({simplify("".join(str(name).split())) for name in printed})),
    )
