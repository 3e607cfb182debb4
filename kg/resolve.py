"""A printed name in its document → the entity it means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from kg.agencies import directory
from kg.contents import ContentsReader
from kg.documents import context_of, document_of
from kg.gazetteer import NATION, Context
from kg.ontology import Basis
from kg.places import Located, locate, place_of, region_members
from kg.resolved import AgencyMention, Membership, PlaceMention, Reading, ResolvedDuty, ResolvedTask
from kg.text import Span, without_spaces
from kg.whereabouts import Whereabouts
from loaders.agencies import find as find_agencies
from loaders.implements import implements
from loaders.records import Duty, Plan

GROUP = "group"
"""The kind of an agency that stands for many."""
SENTENCE_MARKS = "。;\n"

Regions = Mapping[str, tuple[tuple[str, ...], Span]]


def resolve(plan: Plan) -> Reading:
    """Return the document with its names resolved."""
    context = context_of(plan.metadata)
    agencies = _agencies(plan, context)
    located = locate(plan.text, context, [mention.span for mention in agencies])
    places = tuple(_place(plan, one) for one in located)
    duties = [_duties(task.duties, context) for task in plan.tasks]
    implied = [_duties(task.implied, context) for task in plan.tasks]
    memberships = tuple(_memberships([*duties, *implied], context, region_members(plan.text, located)))
    whereabouts = Whereabouts(places, memberships, context)
    reader = ContentsReader(plan, places, _home(context))
    return Reading(
        plan=plan,
        document=document_of(plan, context),
        context=context,
        tasks=tuple(
            ResolvedTask(
                record=task,
                duties=own,
                implied=silent,
                places=tuple(whereabouts.of(task, own + silent)),
                contents=reader.of_task(task.body),
            )
            for task, own, silent in zip(plan.tasks, duties, implied, strict=True)
        ),
        agencies=agencies,
        places=places,
        memberships=memberships,
        paragraphs=tuple(reader.outside(_of_tasks(plan))),
        implemented=tuple(implements(plan.text, plan.folded)),
    )


def _home(context: Context) -> str:
    """Return the name of the place that a document is about; empty for the whole country."""
    if context.jurisdiction in ("", NATION):
        return ""
    return place_of(context.jurisdiction, context.year).name


def _of_tasks(plan: Plan) -> list[Span]:
    """Return the stretches that belong to tasks: their texts and their clauses."""
    return [task.body for task in plan.tasks] + [duty.clause for task in plan.tasks for duty in task.duties]


def _duties(named: Sequence[Duty], context: Context) -> tuple[ResolvedDuty, ...]:
    return tuple(ResolvedDuty(duty=duty, agency=directory().resolve(duty.name, context)) for duty in named)


def _agencies(plan: Plan, context: Context) -> tuple[AgencyMention, ...]:
    """Return every mention of an agency: those of the duties, and those found elsewhere in the text."""
    named = {duty.span: duty.name for task in plan.tasks for duty in task.every_duty}
    taken = sorted(named)
    for span in find_agencies(plan.text, directory().vocabulary):
        if not _overlaps_any(taken, span):
            named[span] = without_spaces(span.of(plan.text))
    return tuple(
        AgencyMention(name=name, span=span, agency=directory().resolve(name, context))
        for span, name in sorted(named.items())
    )


def _overlaps_any(taken: Sequence[Span], span: Span) -> bool:
    """Tell whether `span` overlaps one of `taken`, which are in order and overlap nowhere."""
    place = bisect_left(taken, span)
    return any(other.overlaps(span) for other in taken[max(place - 1, 0) : place + 1])


def _memberships(every: Sequence[Sequence[ResolvedDuty]], context: Context, regions: Regions) -> Iterator[Membership]:
    """Yield the members of each group that a duty names, as far as the document or the gazetteer lists them."""
    groups = {
        duty.agency.id: duty for duties in reversed(every) for duty in reversed(duties) if duty.agency.kind == GROUP
    }
    listed = {name: codes for name, (codes, _) in regions.items()}
    for resolved in sorted(groups.values(), key=lambda duty: duty.duty.span):
        group = resolved.agency
        region = next((name for name in regions if name in group.name), "")
        for member in directory().members(group, context, listed):
            yield Membership(
                member=member,
                group=group,
                basis=Basis.EXPLICIT if region else Basis.GROUP,
                within=regions[region][1] if region else resolved.duty.span,
            )


def _place(plan: Plan, one: Located) -> PlaceMention:
    return PlaceMention(
        name=without_spaces(one.span.of(plan.text)),
        span=one.span,
        place=one.place,
        basis=Basis.EXPLICIT,
        within=sentence_at(plan.folded, one.span),
    )


def sentence_at(folded: str, span: Span) -> Span:
    """Return the sentence around `span` in a text with folded punctuation: up to its 。 or ; or the end of the line."""
    start = max(folded.rfind(mark, 0, span.start) for mark in SENTENCE_MARKS) + 1
    end = min(
        (place for place in (folded.find(mark, span.end) for mark in SENTENCE_MARKS) if place >= 0), default=len(folded)
    )
    start += len(folded[start:end]) - len(folded[start:end].lstrip())
    closed = folded[end : end + 1] in ("。", ";")
    return Span(start, end + closed)
