"""What a stretch of text speaks of: projects, clusters, indicators and milestones, with their places resolved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from kg.resolve import clusters as known_clusters
from kg.resolve import projects as known_projects
from kg.resolve.records import ClusterMention, Contents, Paragraph, PlaceMention, ProjectMention, Site
from kg.text import Span
from loaders.clusters.clusters import ClusterRecord, clusters
from loaders.indicators.figures import IndicatorRecord
from loaders.indicators.indicators import indicators, table_indicators
from loaders.layout.outline import lines
from loaders.milestones import milestones
from loaders.projects.projects import ProjectRecord, projects
from loaders.records import Plan


class Placed(Protocol):
    """Anything with a span."""

    @property
    def span(self) -> Span:
        """Where it stands in the cleaned text."""


T = TypeVar("T", bound=Placed)


class ContentsReader:
    """Reads what the stretches of one document speak of."""

    def __init__(self, plan: Plan, places: Sequence[PlaceMention], home: str) -> None:
        self._plan = plan
        self._places = places
        self._home = home
        """The name of the place the document is about, empty where it is about none."""
        # what a line announces may hold for the next one, so clusters are read over the whole text
        self._clusters = clusters(plan.text, plan.folded, Span(0, len(plan.text)), [place.span for place in places])
        self._in_tables = table_indicators(plan.text, plan.folded)
        self._place_at = {place.span: place for place in places}

    def of_task(self, body: Span) -> Contents:
        """Return what the text of a task speaks of, dated promises included."""
        said = self._plan.metadata
        contents = self._of(body)
        promised = milestones(
            self._plan.text,
            self._plan.folded,
            body,
            said.published or said.period_start,
            plan_year=_only_year(said.title),
        )
        return Contents(
            projects=contents.projects,
            clusters=contents.clusters,
            indicators=contents.indicators,
            milestones=tuple(promised),
        )

    def outside(self, taken: Sequence[Span]) -> Iterator[Paragraph]:
        """Yield the lines outside `taken`, in reading order, that name a project, a cluster or an indicator."""
        taken = sorted(taken)
        starts = [span.start for span in taken]
        for line in lines(self._plan.folded):
            before = bisect_left(starts, line.span.end) - 1
            if before < 0 or taken[before].end <= line.span.start:
                contents = self._of(line.span)
                if contents.named:
                    yield Paragraph(span=line.span, contents=contents)

    def _of(self, within: Span) -> Contents:
        plan, said = self._plan, self._plan.metadata
        found = indicators(plan.text, plan.folded, within, period_end=said.period_end, published=said.published)
        rows = [record for record in _inside(self._in_tables, within) if not _overlaps(record, found)]
        return Contents(
            projects=tuple(self._project(record) for record in projects(plan.text, plan.folded, within)),
            clusters=tuple(self._cluster(record) for record in _inside(self._clusters, within)),
            indicators=tuple(sorted([*found, *rows], key=lambda record: record.span)),
        )

    def _project(self, record: ProjectRecord) -> ProjectMention:
        inside = tuple(_inside(self._places, record.span))
        nearest = [mention.place.name for mention in inside] or [self._home] * bool(self._home)
        return ProjectMention(
            record=record,
            id=known_projects.identity(record, nearest),
            name=known_projects.canonical_name(record.name),
            places=inside,
        )

    def _cluster(self, record: ClusterRecord) -> ClusterMention:
        sites = tuple(Site(place=self._place_at[site.place], focus=site.focus) for site in record.sites)
        return ClusterMention(record=record, id=known_clusters.identity(record.name), sites=sites)


def _inside(found: Sequence[T], within: Span) -> Iterator[T]:
    """Yield those of `found`, which are in reading order, that begin inside `within`."""
    first = bisect_left(found, within.start, key=lambda one: one.span.start)
    for one in found[first:]:
        if one.span.start >= within.end:
            return
        yield one


def _overlaps(record: IndicatorRecord, others: Sequence[IndicatorRecord]) -> bool:
    return any(record.span.overlaps(other.span) for other in others)


def _only_year(title: str) -> str:
    """Return the year a title names, where it names one: 2023年重点工作."""
    years = {
        title[place - 4 : place]
        for place in range(4, len(title))
        if title[place] == "年" and title[place - 4 : place].isdecimal()
    }
    return years.pop() if len(years) == 1 else ""
