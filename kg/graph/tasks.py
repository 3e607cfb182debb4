"""Sections, tasks, duties and places: the edges that responsibility clauses give."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.identity import due, task_id
from kg.graph.provenance import Quoter
from kg.ontology import (
    Agency,
    Edge,
    Leads,
    LocatedIn,
    MemberOf,
    Node,
    PresumedToLead,
    Section,
    Shares,
    StandsUnder,
    StatedIn,
    Task,
)
from kg.resolve.records import PlaceMention, Reading, ResolvedDuty, ResolvedTask
from kg.text import Span
from loaders.layout.outline import Heading
from loaders.records import Role


class TaskWriter:
    """Turns the tasks of one reading into edges."""

    def __init__(self, reading: Reading, quoter: Quoter) -> None:
        self._reading = reading
        self._quoter = quoter
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
            yield StandsUnder(source=section, target=above, provenance=self._quoter.quote(_line(heading)))

    def edges(self, task: Task, resolved: ResolvedTask) -> Iterator[Edge[Node, Node]]:
        """Yield every edge that says where a task stands, who answers for it and where it takes place."""
        heading = resolved.record.headings[-1] if resolved.record.headings else None
        above = self._sections[heading.path] if heading else self._document
        opening = self._quoter.quote(self._title_span(resolved))
        yield StandsUnder(
            source=task, target=above, provenance=self._quoter.quote(_line(heading)) if heading else opening
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
                provenance=self._quoter.quote(membership.within),
            )

    def _duties(self, task: Task, resolved: ResolvedTask) -> Iterator[Edge[Agency, Task]]:
        for duty in resolved.every_duty:
            if duty.duty.role is Role.LEAD:
                yield self._leads(task, duty)
            else:
                yield self._shares(task, duty)
        if resolved.presumed_lead is not None:
            yield self._presumed_to_lead(task, resolved.presumed_lead)

    def _leads(self, task: Task, resolved: ResolvedDuty) -> Leads:
        duty = resolved.duty
        return Leads(
            source=resolved.agency,
            target=task,
            basis=resolved.basis,
            role_word=duty.word,
            rank=duty.rank,
            provenance=self._quoter.quote(duty.clause, duty.span),
        )

    def _presumed_to_lead(self, task: Task, resolved: ResolvedDuty) -> PresumedToLead:
        duty = resolved.duty
        return PresumedToLead(
            source=resolved.agency,
            target=task,
            role_word=duty.word,
            rank=duty.rank,
            provenance=self._quoter.quote(duty.clause, duty.span),
        )

    def _shares(self, task: Task, resolved: ResolvedDuty) -> Shares:
        duty = resolved.duty
        return Shares(
            source=resolved.agency,
            target=task,
            basis=resolved.basis,
            role=duty.role.value,
            role_word=duty.word,
            rank=duty.rank,
            provenance=self._quoter.quote(duty.clause, duty.span),
        )

    def _located(self, task: Task, mention: PlaceMention) -> LocatedIn:
        where = self._quoter.quote(mention.within, mention.span)
        return LocatedIn(source=task, target=mention.place, basis=mention.basis, provenance=where)

    def node(self, resolved: ResolvedTask) -> Task:
        """Return the node of a task."""
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
            due=due(resolved.contents),
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


def _line(heading: Heading) -> Span:
    return Span(heading.title.start - len(heading.number), heading.title.end)
