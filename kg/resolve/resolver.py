"""A printed name in its document → the entity it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.ontology import Basis
from kg.reference.gazetteer import NATION, Context
from kg.resolve.agencies import directory
from kg.resolve.contents import ContentsResolver
from kg.resolve.context import context_of, document_of
from kg.resolve.judged import GROUP, Curator, DecidedPlace
from kg.resolve.judgements import NONE, Decisions
from kg.resolve.locations import Whereabouts
from kg.resolve.places import Ambiguous, Located, place_of, region_members, survey
from kg.resolve.records import (
    AgencyMention,
    Membership,
    PlaceMention,
    Reading,
    ResolvedDuty,
    ResolvedParagraph,
    ResolvedTask,
)
from kg.text import STATEMENT_ENDS, Span, cuts, without_spaces
from loaders.records import Duty, NameRecord, Plan

Regions = Mapping[str, tuple[tuple[str, ...], Span]]


def resolve(plan: Plan, decisions: Decisions = NONE) -> Reading:
    """Return the document with its names resolved, and as a person decided on them."""
    context = context_of(plan.metadata)
    curator = Curator(decisions, context)
    masked = [name.span for name in plan.agencies]
    found = list(curator.places(plan.text, list(survey(plan.toponyms, plan.text, context)), masked))
    places = tuple(_places(plan, found))
    located = [Located(span=mention.span, place=mention.place) for mention in places]
    duties = [tuple(_duties(task.duties, curator)) for task in plan.tasks]
    implied = [tuple(_duties(task.implied, curator)) for task in plan.tasks]
    memberships = tuple(_memberships([*duties, *implied], curator, context, region_members(plan.text, located)))
    whereabouts = Whereabouts(places, memberships, context)
    contents = ContentsResolver(places, _home(context))
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
                contents=contents.resolved(task.contents),
            )
            for task, own, silent in zip(plan.tasks, duties, implied, strict=True)
        ),
        agencies=tuple(_agencies(plan.agencies, curator)),
        places=places,
        memberships=memberships,
        paragraphs=tuple(
            ResolvedParagraph(span=one.span, contents=contents.resolved(one.contents)) for one in plan.paragraphs
        ),
        decisions=decisions,
        ignored=tuple(sorted([*_unnamed(plan.agencies, curator), *_refused(found)])),
        ambiguous=tuple(Ambiguous(span=one.span, places=one.several) for one in found if one.several),
    )


def _home(context: Context) -> str:
    """Return the name of the place that a document is about; empty for the whole country."""
    if context.jurisdiction in ("", NATION):
        return ""
    return place_of(context.jurisdiction, context.year).name


def _duties(named: Sequence[Duty], curator: Curator) -> Iterator[ResolvedDuty]:
    for duty in named:
        meant = curator.agency(duty.name)
        if meant.agency:
            yield ResolvedDuty(duty=duty, agency=meant.agency, curated=meant.curated)


def _agencies(named: Sequence[NameRecord], curator: Curator) -> Iterator[AgencyMention]:
    for one in named:
        meant = curator.agency(one.name)
        if meant.agency:
            yield AgencyMention(name=one.name, span=one.span, agency=meant.agency)


def _unnamed(named: Sequence[NameRecord], curator: Curator) -> Iterator[Span]:
    return (one.span for one in named if curator.agency(one.name).agency is None)


def _refused(found: Sequence[DecidedPlace]) -> Iterator[Span]:
    return (one.span for one in found if one.place is None and not one.several)


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


def sentence_at(folded: str, span: Span) -> Span:
    """Return the statement around `span` in a text with folded punctuation, its 。 or ; included."""
    found = cuts(folded, STATEMENT_ENDS).around(span)
    start = found.start + len(found.of(folded)) - len(found.of(folded).lstrip())
    return Span(start, found.end + (folded[found.end : found.end + 1] in ("。", ";")))
