"""What a document says as plain JSON objects: one a task, and one a mention."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.assembly import task_id
from kg.ontology import Basis
from kg.resolved import PlaceMention, Reading, ResolvedDuty, ResolvedTask
from kg.text import Span

Record = dict[str, Any]

ON_THE_PAGE = (Basis.EXPLICIT, Basis.GOVERNMENT)
"""Bases of places that the page itself names; that a group or the whole document reaches a place is the graph's to say."""


def task_records(reading: Reading) -> Iterator[Record]:
    """Yield one object a task, in reading order; offsets count characters of the document as read."""
    for task in reading.tasks:
        yield {
            "document": _document(reading),
            "task": _task(reading, task),
            "responsible": [_responsible(reading, duty) for duty in task.duties],
            "places": [_place(reading, place) for place in task.places if place.basis in ON_THE_PAGE],
            "projects": [],
            "clusters": [],
            "indicators": [],
            "milestones": [],
        }


def mention_records(reading: Reading, *, kind: str = "") -> Iterator[Record]:
    """Yield one object a mention of the whole text, in reading order; `kind` agency or place keeps one sort only."""
    agencies = [("agency", m.name, m.agency.id, m.agency.name, m.span) for m in reading.agencies]
    places = [("place", m.name, m.place.id, m.place.name, m.span) for m in reading.places]
    for sort, name, entity, canonical, span in sorted(agencies + places, key=lambda mention: mention[-1]):
        if kind in ("", sort):
            where = _where(reading, span)
            yield {
                "path": reading.plan.source.path,
                "kind": sort,
                "name": name,
                "id": entity,
                "canonical": canonical,
                **where,
            }


def _document(reading: Reading) -> Record:
    document = reading.document
    return {
        "id": document.id,
        "title": document.title,
        "issuer": document.issuer or None,
        "number": document.number or None,
        "published": document.published or None,
    }


def _task(reading: Reading, task: ResolvedTask) -> Record:
    record = task.record
    where = _where(reading, record.body)
    return {
        "id": task_id(reading.document, record),
        "number": record.number,
        "path": list(record.path),
        "sections": [f"{heading.number} {heading.title.of(reading.plan.text)}".strip() for heading in record.headings],
        "kind": record.kind,
        "title": record.title,
        "text": record.body.of(reading.plan.text),
        "start": where["start"],
        "end": where["end"],
        "due": None,
    }


def _responsible(reading: Reading, resolved: ResolvedDuty) -> Record:
    duty, agency = resolved.duty, resolved.agency
    return {
        "name": duty.name,
        "agency": agency.id,
        "canonical": agency.name,
        "kind": agency.kind,
        "role": duty.role.value,
        "role_word": duty.word,
        "basis": duty.basis.value,
        "rank": duty.rank,
        "group": agency.kind == "group",
        "known": agency.known,
        **_where(reading, duty.span),
    }


def _place(reading: Reading, mention: PlaceMention) -> Record:
    return {
        "name": mention.name,
        "place": mention.place.id,
        "canonical": mention.place.name,
        "basis": mention.basis.value,
        **_where(reading, mention.span),
    }


def _where(reading: Reading, span: Span) -> Record:
    found = reading.plan.clean.span(span.start, span.end)
    return {"quote": found.of(reading.plan.source.text), "start": found.start, "end": found.end}
