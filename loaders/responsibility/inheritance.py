"""Inheritance: numbered items without a clause of their own, bound by the clause of the heading or item above them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.ontology import Basis
from kg.text import Stretches
from loaders.layout.outline import Line, Outline, lines
from loaders.layout.tables import Table
from loaders.records import Duty, TaskRecord
from loaders.responsibility.paragraph_tasks import ENDED, FULL_LINE
from loaders.responsibility.segments import type_of
from loaders.responsibility.task_text import kind_of, title_of, trimmed


def inheriting(text: str, folded: str, tables: Sequence[Table], found: Sequence[TaskRecord]) -> Iterator[TaskRecord]:
    """Yield the items that stand under a task of `found` and have no clause, with its duties on the basis `inherited`.

    An item is a numbered line that no deeper number follows. `found` are the tasks of running text and of tables.
    """
    clauses = [duty.clause for task in found for duty in task.duties[:1]]
    passed = Stretches([*(table.span for table in tables), *clauses])
    outside = [line for line in lines(folded) if not passed.hold(line.span.start)]
    numbered = [line for line in outside if line.numbered]
    reader = _Reader(text, folded, found, numbered)
    following = {line.span.start: after.level for line, after in pairwise(numbered)}
    for line in outside:
        if line.numbered:
            yield from reader.enter(line, is_leaf=following.get(line.span.start, -1) <= line.level)
        else:
            reader.pass_by(line)


class _Reader:
    """Reads down the lines: the outline, and what binds the lines under each open heading."""

    def __init__(self, text: str, folded: str, found: Sequence[TaskRecord], numbered: Sequence[Line]) -> None:
        self._text = text
        self._folded = folded
        self._outline = Outline()
        self._tasks = sorted(found, key=lambda task: task.body.start)
        self._starts = [task.body.start for task in self._tasks]
        self._binding: list[tuple[int, tuple[Duty, ...]]] = []
        self._numbered = [line.span.start for line in numbered]

    def enter(self, line: Line, *, is_leaf: bool) -> Iterator[TaskRecord]:
        """Read a numbered line; yield the task that it is by the word of what stands above it."""
        self._outline.enter(line, line.body)
        while self._binding and self._binding[-1][0] >= line.level:
            self._binding.pop()
        own = self._tasks_at(line)
        if own:
            self._binding.append((line.level, self._bound_by(line, own)))
        elif is_leaf and self._binding and line.body.of(self._folded).strip() and not type_of(self._folded, line.body):
            yield from self._task(line, self._binding[-1][1])

    def pass_by(self, line: Line) -> None:
        """Read a line without a number; one that is a title ends what was bound."""
        said = line.span.of(self._folded)
        if len(said) < FULL_LINE and not ENDED.search(said):
            self._binding = []

    def _tasks_at(self, line: Line) -> Sequence[TaskRecord]:
        first, last = bisect_left(self._starts, line.span.start), bisect_left(self._starts, line.span.end)
        return self._tasks[first:last]

    def _bound_by(self, line: Line, own: Sequence[TaskRecord]) -> tuple[Duty, ...]:
        """Return what binds the lines under a line that has a clause; of several clauses none is the heading's.

        Labels that bear numbers stand beside other particulars of the task (资金筹措), which are no tasks.
        """
        task = own[0]
        if len(own) > 1 or task.path != self._outline.path or not task.duties:
            return ()
        last = bisect_left(self._numbered, task.duties[0].clause.end) - 1
        return task.duties if self._numbered[last] == line.span.start else ()

    def _task(self, line: Line, bound: Sequence[Duty]) -> Iterator[TaskRecord]:
        if bound:
            headings, body = self._outline.headings[:-1], trimmed(self._folded, line.body)
            yield TaskRecord(
                number=line.number,
                path=self._outline.path,
                headings=headings,
                kind=kind_of(self._folded, headings),
                title=title_of(self._text, self._folded, body),
                body=body,
                duties=tuple(replace(duty, basis=Basis.INHERITED) for duty in bound),
                order=0,
            )
