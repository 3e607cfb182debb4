"""Projects, clusters, indicators and milestones: the edges that the text of tasks and paragraphs gives."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.provenance import Quoter
from kg.ontology import (
    Builds,
    Cluster,
    Document,
    Due,
    Edge,
    Implements,
    Includes,
    Indicator,
    LocatedIn,
    Measures,
    Milestone,
    Node,
    Project,
    StatedIn,
    Task,
)
from kg.resolve.clusters import aliases
from kg.resolve.context import slug
from kg.resolve.records import ClusterMention, ProjectMention, Reading, ResolvedContents, ResolvedParagraph
from loaders.records import IndicatorRecord, MilestoneRecord

CITED = "cited"
"""The kind of a document that is known by its title only."""


class ContentsWriter:
    """Turns what the stretches of one reading speak of into edges."""

    def __init__(self, reading: Reading, quoter: Quoter) -> None:
        self._reading = reading
        self._quoter = quoter
        self._text = reading.plan.text
        self._document = reading.document

    def of_task(self, task: Task, contents: ResolvedContents) -> Iterator[Edge[Node, Node]]:
        """Yield the edges of what a task speaks of, those to the task included."""
        yield from self._of(contents)
        for project in contents.projects:
            yield Includes(source=task, target=_project(project), provenance=self._quoter.sentence(project.record.span))
        for cluster in contents.clusters:
            yield Builds(
                source=task, target=self._cluster(cluster), provenance=self._quoter.sentence(cluster.record.span)
            )
        for indicator in contents.indicators:
            where = self._quoter.sentence(indicator.span)
            yield Measures(source=self._indicator(indicator), target=task, provenance=where)
        for milestone in contents.milestones:
            where = self._quoter.sentence(milestone.span)
            yield Due(source=task, target=self._milestone(task, milestone), provenance=where)

    def of_paragraph(self, paragraph: ResolvedParagraph) -> Iterator[Edge[Node, Node]]:
        """Yield the edges of what a paragraph outside the tasks speaks of."""
        yield from self._of(paragraph.contents)

    def implemented(self) -> Iterator[Implements]:
        """Yield which plans the document breaks down."""
        for found in self._reading.plan.implemented:
            cited = Document(id=slug(found.title), name=found.title, title=found.title, kind=CITED)
            yield Implements(source=self._document, target=cited, provenance=self._quoter.quote(found.span))

    def _of(self, contents: ResolvedContents) -> Iterator[Edge[Node, Node]]:
        for project in contents.projects:
            yield from self._of_project(project)
        for cluster in contents.clusters:
            yield from self._of_cluster(cluster)
        for indicator in contents.indicators:
            where = self._quoter.sentence(indicator.span)
            yield StatedIn(source=self._indicator(indicator), target=self._document, provenance=where)

    def _of_project(self, mention: ProjectMention) -> Iterator[Edge[Node, Node]]:
        node, where = _project(mention), self._quoter.sentence(mention.record.span)
        yield StatedIn(source=node, target=self._document, provenance=where)
        for place in mention.places:
            where = self._quoter.quote(place.within, place.span)
            yield LocatedIn(source=node, target=place.place, basis=place.basis, provenance=where)

    def _of_cluster(self, mention: ClusterMention) -> Iterator[Edge[Node, Node]]:
        node, where = self._cluster(mention), self._quoter.sentence(mention.record.span)
        yield StatedIn(source=node, target=self._document, provenance=where)
        for site in mention.sites:
            yield LocatedIn(
                source=node,
                target=site.place.place,
                basis=site.place.basis,
                focus=site.focus.of(self._text),
                provenance=self._quoter.quote(site.place.within, site.place.span),
            )

    def _cluster(self, mention: ClusterMention) -> Cluster:
        anchors = tuple(company.of(self._text) for company in mention.record.companies)
        return Cluster(id=mention.id, name=mention.id, aliases=aliases(mention.record.name), companies=anchors)

    def _indicator(self, record: IndicatorRecord) -> Indicator:
        return Indicator(
            id=f"{self._document.id}#{record.name}",
            name=record.name,
            document=self._document.id,
            value=record.value,
            unit=record.unit,
            comparator=record.comparator,
            base_year=record.base_year,
            base_value=record.base_value,
            target_year=record.target_year,
            cumulative=record.cumulative,
            change=record.change,
            nature=record.nature,
        )

    def _milestone(self, task: Task, record: MilestoneRecord) -> Milestone:
        text = record.span.of(self._text)
        return Milestone(
            id=f"{task.id}#{record.by} {text}",
            name=text,
            document=self._document.id,
            by=record.by,
            precision=record.precision,
            text=text,
        )


def _project(mention: ProjectMention) -> Project:
    return Project(id=mention.id, name=mention.name, kind=mention.record.kind, status=mention.record.status)
