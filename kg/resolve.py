"""A printed name in its document → the entity it means; and where each task takes place, on whose word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.agencies import find as find_agencies

from kg.agencies import directory
from kg.gazetteer import NATION, Context, gazetteer
from kg.ontology import Agency, Basis, Document, Place
from kg.places import Located, locate, place_of, region_members
from kg.text import Span
from loaders.account import IN_DUTY
from loaders.metadata import TITLE_ENDING
from loaders.records import Duty, Metadata, Plan, TaskRecord

GROUP = "group"
"""The kind of an agency that stands for many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyMention:
    """An agency where the text names it."""

    name: str
    span: Span
    agency: Agency


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place where the text names it, or its government."""

    name: str
    span: Span
    place: Place
    basis: Basis
    within: Span
    """The sentence, or the clause, that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedDuty:
    """A duty and the agency it means."""

    duty: Duty
    agency: Agency


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedTask:
    """A task with its duties and places resolved."""

    record: TaskRecord
    duties: tuple[ResolvedDuty, ...]
    places: tuple[PlaceMention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A member of a group, on the word of the document (explicit) or of the gazetteer (group)."""

    member: Agency
    group: Agency
    basis: Basis
    within: Span
    """The sentence that lists the members, or the name of the group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document with every name in it resolved; all spans count in the cleaned text."""

    plan: Plan
    document: Document
    context: Context
    tasks: tuple[ResolvedTask, ...]
    agencies: tuple[AgencyMention, ...]
    """Every mention of the whole text, in reading order."""
    places: tuple[PlaceMention, ...]
    memberships: tuple[Membership, ...]


def resolve(plan: Plan) -> Reading:
    """Return the document with its names resolved."""
    context = context_of(plan.metadata)
    agencies = _agencies(plan, context)
    places = _places(plan, context, [mention.span for mention in agencies])
    regions = region_members(plan.text, context)
    listed = {name: codes for name, (codes, _) in regions.items()}
    in_region = {name: span for name, (_, span) in regions.items()}
    duties = {task.path: tuple(_duties(task, context)) for task in plan.tasks}
    memberships = tuple(_memberships(duties.values(), context, listed, in_region))
    about = _scope(plan, context, places)
    return Reading(
        plan=plan,
        document=_document(plan, context),
        context=context,
        tasks=tuple(
            ResolvedTask(
                record=task,
                duties=duties[task.path],
                places=tuple(_places_of(task, duties[task.path], places, memberships, about, context)),
            )
            for task in plan.tasks
        ),
        agencies=agencies,
        places=places,
        memberships=memberships,
    )


# --- the document ----------------------------------------------------------------------------------------------------


def context_of(metadata: Metadata) -> Context:
    """Return what the names of a document are relative to: its place, and its year or the first year of its period."""
    dated = metadata.published or metadata.period_start
    return Context(
        jurisdiction=metadata.jurisdiction or _jurisdiction(metadata), year=int(dated[:4]) if dated else 9999
    )


def _jurisdiction(metadata: Metadata) -> str:
    """Return the place that the issuer, else the title, begins with; empty where neither says one."""
    title = metadata.title if TITLE_ENDING.search(metadata.title) else ""  # the first line of a fragment is no title
    for text in (metadata.issuer, title):
        if text.startswith(("国务院", "国家", "中共中央")):
            return NATION
        for length in range(min(len(text), 12), 1, -1):
            found = gazetteer().named(text[:length])
            if found:
                return found[0].code
    return ""


def _document(plan: Plan, context: Context) -> Document:
    said = plan.metadata
    counted = [word.fate for word in plan.words]
    return Document(
        id=document_id(said),
        name=said.title,
        title=said.title,
        issuer=said.issuer,
        number=said.number,
        published=said.published,
        period_start=said.period_start,
        period_end=said.period_end,
        kind=said.kind,
        jurisdiction=context.jurisdiction,
        script=plan.script,
        path=plan.source.path,
        url=said.url,
        sha256=plan.source.sha256,
        coverage=round(counted.count(IN_DUTY) / len(counted), 4) if counted else 1.0,
    )


def document_id(metadata: Metadata) -> str:
    """Return the identity of a document: the slug of its number, else of its title and date."""
    return slug(metadata.number or f"{metadata.title} {metadata.published}")


def slug(text: str) -> str:
    """Return `text` with every run of signs that are no letters and no digits as one hyphen."""
    return re.sub(r"[\W_]+", "-", text).strip("-")


# --- agencies --------------------------------------------------------------------------------------------------------


def _duties(task: TaskRecord, context: Context) -> Iterator[ResolvedDuty]:
    for duty in task.duties:
        yield ResolvedDuty(duty=duty, agency=directory().resolve(duty.name, context))


def _agencies(plan: Plan, context: Context) -> tuple[AgencyMention, ...]:
    """Return every mention of an agency: those of the duties, and those found elsewhere in the text."""
    named = {duty.span: duty.name for task in plan.tasks for duty in task.duties}
    taken = sorted(named, key=lambda span: span.start)
    for span in find_agencies(plan.text, directory().vocabulary):
        if not _touches(taken, span):
            named[span] = "".join(span.of(plan.text).split())
    mentions = (
        AgencyMention(name=name, span=span, agency=directory().resolve(name, context)) for span, name in named.items()
    )
    return tuple(sorted(mentions, key=lambda mention: mention.span))


def _touches(taken: Sequence[Span], span: Span) -> bool:
    from bisect import bisect_left

    place = bisect_left(taken, span)
    return any(other.overlaps(span) for other in taken[max(place - 1, 0) : place + 1])


def _memberships(
    every: Iterator[tuple[ResolvedDuty, ...]] | object,
    context: Context,
    listed: Mapping[str, Sequence[str]],
    sentences: Mapping[str, Span],
) -> Iterator[Membership]:
    seen: set[str] = set()
    for duties in every:  # type: ignore[attr-defined]
        for resolved in duties:
            group = resolved.agency
            if group.kind != GROUP or group.id in seen:
                continue
            seen.add(group.id)
            region = next((name for name in sentences if name in group.name), "")
            for member in directory().members(group, context, listed):
                yield Membership(
                    member=member,
                    group=group,
                    basis=Basis.EXPLICIT if region else Basis.GROUP,
                    within=sentences[region] if region else resolved.duty.span,
                )


# --- places ----------------------------------------------------------------------------------------------------------


def _places(plan: Plan, context: Context, masked: Sequence[Span]) -> tuple[PlaceMention, ...]:
    return tuple(
        PlaceMention(
            name="".join(found.span.of(plan.text).split()),
            span=found.span,
            place=found.place,
            basis=Basis.EXPLICIT,
            within=sentence_at(plan.folded, found.span),
        )
        for found in locate(plan.text, context, masked)
    )


def sentence_at(folded: str, span: Span) -> Span:
    """Return the sentence around `span` in a text with folded punctuation: up to a 。 or ; or the end of the line."""
    start = max(folded.rfind(mark, 0, span.start) for mark in "。;\n") + 1
    ends = [end for end in (folded.find(mark, span.end) for mark in "。;\n") if end >= 0]
    end = min(ends, default=len(folded))
    start += len(folded[start:end]) - len(folded[start:end].lstrip())
    return Span(start, min(end + 1, len(folded)) if folded[end : end + 1] in "。;" else end)


def _scope(plan: Plan, context: Context, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """Return the place the whole document is about, where the text names it first; None where it is about none."""
    if context.jurisdiction in ("", NATION):
        return None
    first = next((mention for mention in places if mention.place.id == context.jurisdiction), None)
    if first is None:
        return None
    return PlaceMention(name=first.name, span=first.span, place=first.place, basis=Basis.SCOPE, within=first.within)


def _places_of(
    task: TaskRecord,
    duties: Sequence[ResolvedDuty],
    places: Sequence[PlaceMention],
    memberships: Sequence[Membership],
    about: PlaceMention | None,
    context: Context,
) -> Iterator[PlaceMention]:
    yield from (mention for mention in places if task.body.start <= mention.span.start < task.body.end)
    for resolved in duties:
        yield from _of_government(resolved, resolved.agency, Basis.GOVERNMENT, context)
        for membership in memberships:
            if membership.group.id == resolved.agency.id:
                yield from _of_government(resolved, membership.member, Basis.GROUP, context)
    if about is not None:
        yield about


GOVERNING = frozenset({"government", "zone"})


def _of_government(resolved: ResolvedDuty, agency: Agency, basis: Basis, context: Context) -> Iterator[PlaceMention]:
    """Yield the place that a government answers for."""
    if agency.kind in GOVERNING and agency.jurisdiction not in ("", NATION):
        yield PlaceMention(
            name=resolved.duty.name,
            span=resolved.duty.span,
            place=place_of(agency.jurisdiction, context.year),
            basis=basis,
            within=resolved.duty.clause,
        )


__all__ = ["Located", "Reading", "resolve"]
