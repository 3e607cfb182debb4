"""Where a task takes place, and on whose word: its own sentences, a responsible government, a group, the whole document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from kg.ontology import Agency, Basis
from kg.reference.gazetteer import NATION, Context
from kg.resolve.places import place_of
from kg.resolve.records import Membership, PlaceMention, ResolvedDuty
from loaders.records import TaskRecord

GOVERNING = frozenset({"government", "zone"})
"""Kinds of agencies that stand for a place."""


class Whereabouts:
    """What is known of the places of one document, ready to be asked task by task."""

    def __init__(self, places: Sequence[PlaceMention], memberships: Sequence[Membership], context: Context) -> None:
        self._places = places
        self._starts = [mention.span.start for mention in places]
        self._members = _members(memberships)
        self._context = context
        self._scope = _scope(places, context)

    def of(self, task: TaskRecord, duties: Sequence[ResolvedDuty]) -> Iterator[PlaceMention]:
        """Yield the places of a task, one for each word that puts it there."""
        first, last = bisect_left(self._starts, task.body.start), bisect_left(self._starts, task.body.end)
        yield from self._places[first:last]
        for duty in duties:
            yield from self._governed(duty, duty.agency, Basis.CURATED if duty.curated else Basis.GOVERNMENT)
            for membership in self._members.get(duty.agency.id, ()):
                is_decided = duty.curated or membership.basis is Basis.CURATED
                yield from self._governed(duty, membership.member, Basis.CURATED if is_decided else Basis.GROUP)
        if self._scope is not None:
            yield self._scope

    def _governed(self, resolved: ResolvedDuty, agency: Agency, basis: Basis) -> Iterator[PlaceMention]:
        """Yield the place that a government answers for; a place without a code of its own stays unnamed here."""
        if agency.kind in GOVERNING and agency.jurisdiction not in ("", NATION):
            yield PlaceMention(
                name=resolved.duty.name,
                span=resolved.duty.span,
                place=place_of(agency.jurisdiction, self._context.year),
                basis=basis,
                within=resolved.duty.clause,
            )


def _members(memberships: Sequence[Membership]) -> Mapping[str, list[Membership]]:
    found: dict[str, list[Membership]] = {}
    for membership in memberships:
        found.setdefault(membership.group.id, []).append(membership)
    return found


def _scope(places: Sequence[PlaceMention], context: Context) -> PlaceMention | None:
    """Return the place the whole document is about, where the text names it first; None where it is about none."""
    if context.jurisdiction in ("", NATION):
        return None
    first = next((mention for mention in places if mention.place.id == context.jurisdiction), None)
    if first is None:
        return None
    return PlaceMention(name=first.name, span=first.span, place=first.place, basis=Basis.SCOPE, within=first.within)
