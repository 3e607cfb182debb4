"""Tasks: what each responsibility clause, and each row of a table of work, governs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.layout.tables import Table
from loaders.records import NameRecord, TaskRecord
from loaders.responsibility.default_rules import default_rules, implied
from loaders.responsibility.inheritance import inheriting
from loaders.responsibility.organs import Organs
from loaders.responsibility.paragraph_tasks import items
from loaders.responsibility.table_tasks import rows


def tasks(text: str, folded: str, tables: Sequence[Table], organs: Organs) -> tuple[list[TaskRecord], list[NameRecord]]:
    """Return the tasks of a cleaned text, in reading order, and what stands where a unit should and is none.

    `folded` is the same text with folded punctuation; `tables` are its tables of work, `organs` what proves a unit.
    """
    found = [*items(text, folded, tables, organs), *rows(text, folded, tables, organs)]
    found += inheriting(text, folded, tables, found)
    in_order = sorted(filter(_is_assigned, found), key=lambda task: task.body.start)
    rules = default_rules(folded, organs)
    assigned = [
        replace(task, order=order, implied=tuple(implied(text, folded, rules, task, organs)))
        for order, task in enumerate(_unique(in_order), start=1)
    ]
    return assigned, [name for task in found for name in task.refused]


def _is_assigned(task: TaskRecord) -> bool:
    """Tell whether a task has a unit, or a row of its own; a clause in which no unit stands assigns nothing."""
    return bool(task.duties or not task.refused)


def _unique(found: Sequence[TaskRecord]) -> Iterator[TaskRecord]:
    """Give tasks that share a path one of their own: the second under it ends in ·2, the third in ·3."""
    counts: dict[tuple[str, ...], int] = {}
    for task in found:
        counts[task.path] = count = counts.get(task.path, 0) + 1
        yield task if count == 1 else replace(task, path=(*task.path[:-1], f"{task.path[-1]}·{count}"))
