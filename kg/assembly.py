"""One reading → its graph: every node and edge of the ontology that the document gives, with its source."""

from __future__ import annotations

from collections.abc import Iterator

from kg.gazetteer import NATION
from kg.graph import Graph
from kg.ontology import (
    Agency,
    Basis,
    Document,
    Edge,
    Governs,
    Leads,
    LocatedIn,
    MemberOf,
    Node,
    PartOf,
    Place,
    Provenance,
    Section,
    Shares,
    StandsUnder,
    StatedIn,
    Task,
)
from kg.places import parents, place_of
from kg.resolved import PlaceMention, Reading, ResolvedDuty, ResolvedTask
from kg.text import Span
from kg.version import __version__
from loaders.clauses import Role
from loaders.outline import Heading
from loaders.records import TaskRecord

LOADER = "loaders.plan"


def graph_of(reading: Reading) -> Graph:
    """Return the graph of one document."""
    graph = Graph()
    graph.add_node(reading.document)
    writer = _Writer(reading)
    graph.add(writer.sections())
    for task in reading.tasks:
        graph.add(writer.task(task))
    graph.add(writer.memberships())
    graph.add(_knowledge(graph, reading))
    return graph


class _Writer:
    """Turns the parts of one reading into edges."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._clean = reading.plan.clean
        self._folded = reading.plan.folded
        self._text = reading.plan.text
        self._document = reading.document
        self._sections = {
            heading.path: self._section(order, heading) for order, heading in enumerate(reading.plan.headings, 1)
        }

    def sections(self) -> Iterator[Edge[Node, Node]]:
        """Yield what each heading stands under."""
        for heading in self._reading.plan.headings:
            section = self._sections[heading.path]
            above = self._sections.get(heading.path[:-1], self._document)
            yield StandsUnder(source=section, target=above, provenance=self._provenance(_line(heading)))

    def task(self, resolved: ResolvedTask) -> Iterator[Edge[Node, Node]]:
        """Yield every edge of one task."""
        task = self._task(resolved)
        heading = resolved.record.headings[-1] if resolved.record.headings else None
        above = self._sections[heading.path] if heading else self._document
        opening = self._provenance(self._title_span(resolved))
        yield StandsUnder(
            source=task, target=above, provenance=self._provenance(_line(heading)) if heading else opening
        )
        yield StatedIn(source=task, target=self._document, provenance=opening)
        yield from self._duties(task, resolved)
        for place in resolved.places:
            yield self._located(task, place)

    def memberships(self) -> Iterator[Edge[Node, Node]]:
        """Yield who belongs to the groups that the document names."""
        for membership in self._reading.memberships:
            yield MemberOf(
                source=membership.member,
                target=membership.group,
                basis=membership.basis,
                provenance=self._provenance(membership.within),
            )

    def _duties(self, task: Task, resolved: ResolvedTask) -> Iterator[Edge[Agency, Task]]:
        for duty in resolved.duties:
            if duty.duty.role is Role.LEAD:
                yield self._leads(task, duty, duty.duty.basis)
            else:
                yield self._shares(task, duty)
        first = _first_listed(resolved)
        if first is not None:
            yield self._leads(task, first, Basis.FIRST_LISTED)

    def _leads(self, task: Task, resolved: ResolvedDuty, basis: Basis) -> Leads:
        duty = resolved.duty
        where = self._provenance(duty.clause, duty.span)
        return Leads(
            source=resolved.agency, target=task, basis=basis, role_word=duty.word, rank=duty.rank, provenance=where
        )

    def _shares(self, task: Task, resolved: ResolvedDuty) -> Shares:
        duty = resolved.duty
        return Shares(
            source=resolved.agency,
            target=task,
            basis=duty.basis,
            role=duty.role.value,
            role_word=duty.word,
            rank=duty.rank,
            provenance=self._provenance(duty.clause, duty.span),
        )

    def _located(self, task: Task, mention: PlaceMention) -> LocatedIn:
        where = self._provenance(mention.within, mention.span)
        return LocatedIn(source=task, target=mention.place, basis=mention.basis, provenance=where)

    def _task(self, resolved: ResolvedTask) -> Task:
        record = resolved.record
        return Task(
            id=task_id(self._document, record),
            name=record.title,
            document=self._document.id,
            number=record.number,
            path="/".join(record.path),
            title=record.title,
            text=record.body.of(self._text),
            kind=record.kind,
            order=record.order,
        )

    def _section(self, order: int, heading: Heading) -> Section:
        title = heading.title.of(self._text)
        return Section(
            id=f"{self._document.id}#{'/'.join(heading.path)}",
            name=f"{heading.number} {title}".strip(),
            document=self._document.id,
            number=heading.number,
            title=title or heading.number,
            level=len(heading.path),
            order=order,
        )

    def _title_span(self, resolved: ResolvedTask) -> Span:
        body = resolved.record.body
        return Span(body.start, body.start + max(len(resolved.record.title), 1))

    def _provenance(self, quoted: Span, mention: Span | None = None) -> Provenance:
        quote = self._clean.span(quoted.start, quoted.end)
        inside = self._clean.span(mention.start, mention.end) if mention else quote
        return Provenance(
            document=self._document.id,
            quote=quote.of(self._clean.source),
            start=quote.start,
            end=quote.end,
            mention=inside.of(self._clean.source) if mention else "",
            mention_start=inside.start,
            mention_end=inside.end,
            loader=LOADER,
            loader_version=__version__,
        )


def task_id(document: Document, record: TaskRecord) -> str:
    """Return the identity of a task: its document and its path of numbers."""
    return f"{document.id}#{'/'.join(record.path)}"


def _line(heading: Heading) -> Span:
    return Span(heading.title.start - len(heading.number), heading.title.end)


def _first_listed(resolved: ResolvedTask) -> ResolvedDuty | None:
    """Return the first of an undifferentiated list: it leads by convention only. None where a lead is written."""
    if any(duty.duty.role is Role.LEAD for duty in resolved.duties):
        return None
    return next((duty for duty in resolved.duties if duty.duty.role is Role.JOINT), None)


def _knowledge(graph: Graph, reading: Reading) -> Iterator[Edge[Node, Node]]:
    """Yield what the gazetteer knows of the agencies and places of a graph: jurisdictions and containment."""
    agencies = {duty.agency.id: duty.agency for task in reading.tasks for duty in task.duties}
    agencies |= {membership.member.id: membership.member for membership in reading.memberships}
    places = {mention.place.id: mention.place for task in reading.tasks for mention in task.places}
    for agency in agencies.values():
        if agency.jurisdiction not in ("", NATION):
            place = place_of(agency.jurisdiction, reading.context.year)
            places[place.id] = place
            yield Governs(source=agency, target=place)
    for place in places.values():
        yield from _containment(place, reading.context.year)


def _containment(place: Place, year: int) -> Iterator[PartOf]:
    for above in parents(place, year):
        yield PartOf(source=place, target=above)
        yield from _containment(above, year)
