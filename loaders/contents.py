"""What a stretch of text speaks of: projects, clusters, indicators and milestones."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from kg.text import Span
from loaders.clusters.clusters import clusters
from loaders.dates import milestones, title_year
from loaders.indicators.indicators import indicators, table_indicators
from loaders.layout.outline import lines
from loaders.projects.projects import project_called, projects
from loaders.records import Contents, IndicatorRecord, Metadata, MilestoneRecord, Paragraph, TaskRecord


class Placed(Protocol):
    """Anything with a span."""

    @property
    def span(self) -> Span:
        """Where it stands in the cleaned text."""


T = TypeVar("T", bound=Placed)


class ContentsReader:
    """Reads what the stretches of one document speak of."""

    def __init__(self, text: str, folded: str, said: Metadata, toponyms: Sequence[Span]) -> None:
        self._text = text
        self._folded = folded
        self._said = said
        # what a line announces may hold for the next one, so clusters are read over the whole text
        self._clusters = clusters(text, folded, Span(0, len(text)), toponyms)
        self._in_tables = table_indicators(text, folded)

    def of_task(self, task: TaskRecord) -> Contents:
        """Return what the text of a task speaks of, dated promises included, and those of its stated deadlines."""
        promised = self._promised(task.body)
        stated = (one for span in task.deadlines for one in self._promised(span, is_deadline=True))
        read = self._of(task.body, [*promised, *(replace(one, is_deadline=True) for one in stated)])
        if task.project is None:
            return read
        others = [project for project in read.projects if not project.span.overlaps(task.project)]
        return replace(read, projects=(project_called(self._folded, task.project), *others))

    def _promised(self, within: Span, *, is_deadline: bool = False) -> list[MilestoneRecord]:
        said = self._said
        return milestones(
            self._text,
            self._folded,
            within,
            said.published or said.period_start,
            plan_year=title_year(said.title),
            is_deadline=is_deadline,
        )

    def outside(self, taken: Sequence[Span]) -> Iterator[Paragraph]:
        """Yield the lines outside `taken`, in reading order, that name a project, a cluster or an indicator."""
        taken = sorted(taken)
        starts = [span.start for span in taken]
        for line in lines(self._folded):
            before = bisect_left(starts, line.span.end) - 1
            if before < 0 or taken[before].end <= line.span.start:
                contents = self._of(line.span)
                if contents.named:
                    yield Paragraph(span=line.span, contents=contents)

    def _of(self, within: Span, promised: Sequence[MilestoneRecord] = ()) -> Contents:
        said = self._said
        found = indicators(self._text, self._folded, within, period_end=said.period_end, published=said.published)
        rows = [record for record in _across(self._in_tables, within) if not _overlaps(record, found)]
        return Contents(
            projects=tuple(projects(self._text, self._folded, within)),
            clusters=tuple(_inside(self._clusters, within)),
            indicators=tuple(sorted([*found, *rows], key=lambda record: record.span)),
            milestones=tuple(promised),
        )


def _inside(found: Sequence[T], within: Span) -> Iterator[T]:
    """Yield those of `found`, which are in reading order, that begin inside `within`."""
    first = bisect_left(found, within.start, key=lambda one: one.span.start)
    for one in found[first:]:
        if one.span.start >= within.end:
            return
        yield one


def _across(rows: Sequence[IndicatorRecord], within: Span) -> Iterator[IndicatorRecord]:
    """Yield the rows of tables that `within` has a part of: a task may be the cell of the target alone."""
    first = bisect_left(rows, within.start, key=lambda one: one.span.end)
    for row in rows[first:]:
        if row.span.start >= within.end:
            return
        if row.span.overlaps(within):
            yield row


def _overlaps(record: IndicatorRecord, others: Sequence[IndicatorRecord]) -> bool:
    return any(record.span.overlaps(other.span) for other in others)
