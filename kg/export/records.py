"""What a document says as plain JSON objects: one a task, and one a mention."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.graph.build import due, task_id
from kg.ontology import Basis
from kg.resolve.records import (
    ClusterMention,
    PlaceMention,
    ProjectMention,
    Reading,
    ResolvedContents,
    ResolvedDuty,
    ResolvedParagraph,
    ResolvedTask,
)
from kg.text import Span
from loaders.records import IndicatorRecord, MilestoneRecord

Record = dict[str, Any]

ON_THE_PAGE = (Basis.EXPLICIT, Basis.CURATED, Basis.GOVERNMENT)
"""Bases of places that the page itself names; that a group or the whole document reaches a place is the graph's to say."""


def task_records(reading: Reading) -> Iterator[Record]:
    """Yield one object a task, and one a paragraph outside the tasks that names a project, a cluster or an indicator.

    All come in reading order; offsets count characters of the document as read.
    """
    tasks = [(task.record.body, _of_task(reading, task)) for task in reading.tasks]
    paragraphs = [(paragraph.span, _of_paragraph(reading, paragraph)) for paragraph in reading.paragraphs]
    yield from (record for _, record in sorted([*tasks, *paragraphs], key=lambda pair: pair[0]))


def _of_task(reading: Reading, task: ResolvedTask) -> Record:
    return {
        "document": _document(reading),
        "task": _task(reading, task),
        "responsible": [_responsible(reading, duty, task) for duty in task.duties],
        "implied": [_responsible(reading, duty, task) for duty in task.implied],
        "places": [_place(reading, place) for place in task.places if place.basis in ON_THE_PAGE],
        **_contents(reading, task.contents),
    }


def _of_paragraph(reading: Reading, paragraph: ResolvedParagraph) -> Record:
    span = paragraph.span
    places = (mention for mention in reading.places if span.start <= mention.span.start < span.end)
    return {
        "document": _document(reading),
        "task": None,
        "responsible": [],
        "implied": [],
        "places": [_place(reading, place) for place in places],
        **_contents(reading, paragraph.contents),
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
        "page": where["page"],
        "due": due(task.contents) or None,
    }


def _responsible(reading: Reading, resolved: ResolvedDuty, task: ResolvedTask) -> Record:
    duty, agency = resolved.duty, resolved.agency
    return {
        "name": duty.name,
        "agency": agency.id,
        "canonical": agency.name,
        "kind": agency.kind,
        "role": duty.role.value,
        "role_word": duty.word,
        "basis": resolved.basis.value,
        "rank": duty.rank,
        "presumed_lead": resolved is task.presumed_lead,
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


def _contents(reading: Reading, contents: ResolvedContents) -> Record:
    return {
        "projects": [_project(reading, project) for project in contents.projects],
        "clusters": [_cluster(reading, cluster) for cluster in contents.clusters],
        "indicators": [_indicator(reading, indicator) for indicator in contents.indicators],
        "milestones": [_milestone(reading, milestone) for milestone in contents.milestones],
    }


def _project(reading: Reading, mention: ProjectMention) -> Record:
    return {
        "name": mention.record.name,
        "project": mention.id,
        "canonical": mention.name,
        "kind": mention.record.kind,
        "status": mention.record.status or None,
        "places": [_place(reading, place) for place in mention.places],
        **_where(reading, mention.record.span),
    }


def _cluster(reading: Reading, mention: ClusterMention) -> Record:
    text = reading.plan.text
    return {
        "name": mention.record.name,
        "cluster": mention.id,
        "companies": [company.of(text) for company in mention.record.companies],
        "places": [
            {
                "place": site.place.place.id,
                "canonical": site.place.place.name,
                "focus": site.focus.of(text),
                **_where(reading, site.place.span),
            }
            for site in mention.sites
        ],
        **_where(reading, mention.record.span),
    }


def _indicator(reading: Reading, record: IndicatorRecord) -> Record:
    return {
        "name": record.name,
        "value": record.value,
        "unit": record.unit or None,
        "comparator": record.comparator,
        "base_year": record.base_year or None,
        "base_value": record.base_value or None,
        "target_year": record.target_year or None,
        "cumulative": record.cumulative,
        "change": record.change,
        "nature": record.nature or None,
        **_where(reading, record.span),
    }


def _milestone(reading: Reading, record: MilestoneRecord) -> Record:
    where = _where(reading, record.span)
    return {
        "by": record.by,
        "precision": record.precision,
        "text": record.span.of(reading.plan.text),
        "start": where["start"],
        "end": where["end"],
        "page": where["page"],
    }


def _where(reading: Reading, span: Span) -> Record:
    source, found = reading.plan.source, reading.plan.clean.span(span.start, span.end)
    return {
        "quote": found.of(source.text),
        "start": found.start,
        "end": found.end,
        "page": source.page(found.start),
    }
