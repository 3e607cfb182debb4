"""The names of one document, resolved as the directory and the gazetteer do and as a person decided."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.ontology import Agency, Node, Place
from kg.reference.gazetteer import Context
from kg.resolve.agencies import directory
from kg.resolve.judgements import Decision, Decisions, Verdict, key_of, place_called
from kg.resolve.places import Ambiguous, Located
from kg.text import Span

GROUP = "group"
"""The kind of an agency that stands for many."""
NATIONAL_ID = "全国/"
"""How the ids of the nation's own agencies open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What a name means: nothing where it is to be ignored; `curated` where a decision says so."""

    agency: Agency | None
    curated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedPlace:
    """What a stretch of text means as a place: none where it is to be passed over."""

    span: Span
    place: Place | None
    several: tuple[Place, ...] = ()
    """What it may mean, where nobody can say which of these it is."""
    curated: bool


class Curator:
    """Resolves names in one document."""

    def __init__(self, decisions: Decisions, context: Context) -> None:
        self._held = decisions.holding(context)
        self._context = context
        self._known: dict[str, Meant] = {}
        self._members: dict[str, tuple[Agency, ...]] = {}

    def agency(self, name: str) -> Meant:
        """Return the agency that a printed name means, shared parts spelt out."""
        if name not in self._known:
            self._known[name] = self._meant(name)
        return self._known[name]

    def members(self, group: Agency) -> tuple[Agency, ...]:
        """Return the members that a decision gives a group whose name was resolved before; none where it gives none."""
        return self._members.get(group.id, ())

    def _meant(self, name: str) -> Meant:
        found = directory().resolve(name, self._context)
        decided = self._decision("agency", name, [found])
        return _VERDICTS[decided.decision](self, name, found, decided) if decided else Meant(agency=found)

    def _decision(self, kind: str, name: str, found: Sequence[Node]) -> Decision | None:
        """Return the decision on a name as printed, or on what it resolved to."""
        names = [name, *(called for one in found for called in (one.name, one.id))] if self._held else []
        return next((self._held[kind, key] for key in map(key_of, names) if (kind, key) in self._held), None)

    def _same_as(self, name: str, found: Agency, decided: Decision) -> Meant:
        return Meant(agency=self._target(decided.targets[0]), curated=True)

    def _not_same(self, name: str, found: Agency, decided: Decision) -> Meant:
        if found.id not in {self._target(target).id for target in decided.targets}:
            return Meant(agency=found)
        own = directory().as_printed(name, self._context)
        return Meant(agency=replace(own, id=f"{own.id}·{name}") if own.id == found.id else own, curated=True)

    def _group_of(self, name: str, found: Agency, decided: Decision) -> Meant:
        group = found if found.kind == GROUP else directory().group(name, self._context)
        self._members[group.id] = tuple(dict.fromkeys(self._target(target) for target in decided.targets))
        return Meant(agency=group, curated=found.id != group.id)

    def _ignore(self, name: str, found: Agency, decided: Decision) -> Meant:
        return Meant(agency=None, curated=True)

    def _target(self, target: str) -> Agency:
        """Return the agency of a name or an id; under its official name, so that no typed one becomes an alias."""
        printed = target.removeprefix(NATIONAL_ID).replace("/", "")
        found = directory().resolve(printed, self._context)
        official = directory().resolve(found.name, self._context) if found.known else found
        return official if official.id == found.id else found

    def places(
        self, text: str, located: Sequence[Located | Ambiguous], agencies: Sequence[Span]
    ) -> Iterator[DecidedPlace]:
        """Yield what `text` mentions as places, in reading order: as decided, else as `located`.

        agencies: where it names agencies, in whose names no place is mentioned.
        """
        decided = [one for one in self._decided(text) if not any(one.span.overlaps(span) for span in agencies)]
        others = [one for one in located if not any(one.span.overlaps(other.span) for other in decided)]
        found = [*decided, *(self._as_decided(one, one.span.of(text)) for one in others)]
        yield from sorted(found, key=lambda one: one.span)

    def _decided(self, text: str) -> Iterator[DecidedPlace]:
        same = {
            name: row for (kind, name), row in self._held.items() if kind == "place" and row.decision is Verdict.SAME_AS
        }
        for match in _any_of(same).finditer(text) if same else ():
            row = same[key_of(match[0])]
            yield DecidedPlace(
                span=Span(*match.span()), place=place_called(row.targets[0], self._context), curated=True
            )

    def _as_decided(self, one: Located | Ambiguous, name: str) -> DecidedPlace:
        """Return what is left of what a name may mean after the decision on it: nothing, one place or several."""
        left = self._left(one.places, self._decision("place", name, one.places))
        return DecidedPlace(
            span=one.span,
            place=left[0] if len(left) == 1 else None,
            several=left if len(left) > 1 else (),
            curated=left != one.places,
        )

    def _left(self, places: tuple[Place, ...], row: Decision | None) -> tuple[Place, ...]:
        """Return those of `places` that the decision does not refuse."""
        if row is None or row.decision not in (Verdict.IGNORE, Verdict.NOT_SAME):
            return places
        targets = [place_called(target, self._context) for target in row.targets]
        refused = {target.id for target in targets if target}
        return tuple(place for place in places if row.decision is Verdict.NOT_SAME and place.id not in refused)


def _any_of(names: Collection[str]) -> re.Pattern[str]:
    """Return what finds any of `names`, the longest first, broken over lines or not, whatever the width of brackets."""
    spellings = {"(": "[(\uff08]", ")": "[)\uff09]"}
    patterns = (
        r"\s*".join(spellings.get(character, re.escape(character)) for character in name)
        for name in sorted(names, key=lambda name: (-len(name), name))
    )
    return re.compile("|".join(patterns))


_VERDICTS: Mapping[Verdict, Callable[[Curator, str, Agency, Decision], Meant]] = {
    Verdict.SAME_AS: Curator._same_as,
    Verdict.NOT_SAME: Curator._not_same,
    Verdict.GROUP_OF: Curator._group_of,
    Verdict.IGNORE: Curator._ignore,
}
