"""A printed name in its document → the entity it means."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from kg.ontology import Basis
from kg.reference.gazetteer import NATION, Context
from kg.resolve.agencies import directory
from kg.resolve.contents import ContentsReader
from kg.resolve.context import context_of, document_of
from kg.resolve.judged import GROUP, Curator, DecidedPlace
from kg.resolve.judgements import NONE, Decisions
from kg.resolve.locations import Whereabouts
from kg.resolve.places import Ambiguous, Located, place_of, region_members, survey
from kg.resolve.records import AgencyMention, Membership, PlaceMention, Reading, ResolvedDuty, ResolvedTask
from kg.text import Span, without_spaces
from loaders.mentions.agencies import find as find_agencies
from loaders.records import Duty, Plan
from loaders.references import implements

SENTENCE_MARK = re.compile("[。;\n]")

Regions = Mapping[str, tuple[tuple[str, ...], Span]]


def resolve(plan: Plan, decisions: Decisions = NONE) -> Reading:
    """Return the document with its names resolved, and as a person decided on them."""
    context = context_of(plan.metadata)
    curator = Curator(decisions, context)
    named = _named(plan)
    found = list(curator.places(plan.text, survey(plan.text, context, list(named)), list(named)))
    places = tuple(_places(plan, found))
    located = [Located(span=mention.span, place=mention.place) for mention in places]
    duties = [tuple(_duties(task.duties, curator)) for task in plan.tasks]
    implied = [tuple(_duties(task.implied, curator)) for task in plan.tasks]
    memberships = tuple(_memberships([*duties, *implied], curator, context, region_members(plan.text, located)))
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
        agencies=tuple(_agencies(named, curator)),
        places=places,
        memberships=memberships,
        paragraphs=tuple(reader.outside(_of_tasks(plan))),
        implemented=tuple(implements(plan.text, plan.folded)),
        decisions=decisions,
        ignored=tuple(sorted([*_unnamed(named, curator), *_refused(found)])),
        ambiguous=tuple(Ambiguous(span=one.span, places=one.several) for one in found if one.several),
    )


def _home(context: Context) -> str:
    """Return the name of the place that a document is about; empty for the whole country."""
    if context.jurisdiction in ("", NATION):
        return ""
    return place_of(context.jurisdiction, context.year).name


def _of_tasks(plan: Plan) -> list[Span]:
    """Return the stretches that belong to tasks: their texts and their clauses."""
    return [task.body for task in plan.tasks] + [duty.clause for task in plan.tasks for duty in task.duties]


def _duties(named: Sequence[Duty], curator: Curator) -> Iterator[ResolvedDuty]:
    for duty in named:
        meant = curator.agency(duty.name)
        if meant.agency:
            yield ResolvedDuty(duty=duty, agency=meant.agency, curated=meant.curated)


def _agencies(named: Mapping[Span, str], curator: Curator) -> Iterator[AgencyMention]:
    for span, name in named.items():
        meant = curator.agency(name)
        if meant.agency:
            yield AgencyMention(name=name, span=span, agency=meant.agency)


def _unnamed(named: Mapping[Span, str], curator: Curator) -> Iterator[Span]:
    return (span for span, name in named.items() if curator.agency(name).agency is None)


def _refused(found: Sequence[DecidedPlace]) -> Iterator[Span]:
    return (one.span for one in found if one.place is None and not one.several)


def _named(plan: Plan) -> dict[Span, str]:
    """Return every name of an agency, in reading order: those of the duties, and those found elsewhere in the text."""
    named = {duty.span: duty.name for task in plan.tasks for duty in task.every_duty}
    taken = sorted(named)
    for span in find_agencies(plan.text, directory().vocabulary):
        if not _overlaps_any(taken, span):
            named[span] = without_spaces(span.of(plan.text))
    return dict(sorted(named.items()))


def _overlaps_any(taken: Sequence[Span], span: Span) -> bool:
    """Tell whether `span` overlaps one of `taken`, which are in order and overlap nowhere."""
    place = bisect_left(taken, span)
    return any(other.overlaps(span) for other in taken[max(place - 1, 0) : place + 1])


def _memberships(
    every: Sequence[Sequence[ResolvedDuty]], curator: Curator, context: Context, regions: Regions
) -> Iterator[Membership]:
    """Yield the members of each group that a duty names, as far as a person, the document or the gazetteer lists them."""
    groups = {
        duty.agency.id: duty for duties in reversed(every) for duty in reversed(duties) if duty.agency.kind == GROUP
    }
    listed = {name: codes for name, (codes, _) in regions.items()}
    for resolved in sorted(groups.values(), key=lambda duty: duty.duty.span):
        group = resolved.agency
        for member in curator.members(group):
            yield Membership(member=member, group=group, basis=Basis.CURATED, within=resolved.duty.span)
        if curator.members(group):
            continue
        region = next((name for name in regions if name in group.name), "")
        for member in directory().members(group, context, listed):
            yield Membership(
                member=member,
                group=group,
                basis=Basis.EXPLICIT if region else Basis.GROUP,
                within=regions[region][1] if region else resolved.duty.span,
            )


def _places(plan: Plan, found: Sequence[DecidedPlace]) -> Iterator[PlaceMention]:
    for one in found:
        if one.place:
            yield PlaceMention(
                name=without_spaces(one.span.of(plan.text)),
                span=one.span,
                place=one.place,
                basis=Basis.CURATED if one.curated else Basis.EXPLICIT,
                within=sentence_at(plan.folded, one.span),
            )


@lru_cache(maxsize=4)
def _sentence_marks(folded: str) -> list[int]:
    """Return where each mark that ends a sentence stands."""
    return [match.start() for match in SENTENCE_MARK.finditer(folded)]


def sentence_at(folded: str, span: Span) -> Span:
    """Return the sentence around `span` in a text with folded punctuation: up to its 。 or ; or the end of the line."""
    marks = _sentence_marks(folded)
    before, behind = bisect_left(marks, span.start), bisect_left(marks, span.end)
    start = marks[before - 1] + 1 if before else 0
    end = marks[behind] if behind < len(marks) else len(folded)
    start += len(folded[start:end]) - len(folded[start:end].lstrip())
    closed = folded[end : end + 1] in ("。", ";")
    return Span(start, end + closed)
