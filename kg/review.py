"""The names that nobody can be sure of, of a document or of a graph: unknown ones, those that fit several, and open groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.coverage import audit
from kg.reference.gazetteer import Context
from kg.resolve.agencies import directory
from kg.resolve.context import year_of
from kg.resolve.judgements import Decisions
from kg.resolve.places import unknown
from kg.resolve.records import Reading
from kg.statements.parts import statement
from kg.stores.base import Store
from kg.text import without_spaces

UNKNOWN_AGENCY = "全称不详 full name not known"
UNKNOWN_PLACE = "地名不详 place not known"
SEVERAL = "可指多个 fits several"
OPEN_GROUP = "开放的群组 open group"
DECIDED = "已确认 decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A doubtful name and where it stands."""

    name: str
    kind: str
    """agency or place."""
    why: str
    where: Mapping[str, int]
    """How often each document, by title, names it."""
    several: tuple[str, ...] = ()
    """The known names that it fits."""
    decision: str = ""
    """What was decided on it, in words."""

    @property
    def nearest(self) -> list[str]:
        """The known names that it fits, else those that look most like it, best first; of a group none."""
        if self.several:
            return list(self.several)
        if self.kind == "place":
            return unknown.alike(self.name)
        return directory().alike(self.name) if self.why == UNKNOWN_AGENCY else []


def doubts_of(reading: Reading, decisions: Decisions) -> Iterator[Doubt]:
    """Yield the doubtful names of a document that was read without decisions, each with the one of `decisions` on it."""
    account = audit(reading)
    agencies = Counter(mention.name for mention in reading.agencies)
    agencies.update(mention.agency.name for mention in reading.agencies if mention.agency.name != mention.name)
    text = without_spaces(reading.plan.text)
    places = {name: text.count(name) for name in [*account.unknown_places, *account.ambiguous_places]}
    for kind, why, names, counts in (
        ("agency", UNKNOWN_AGENCY, dict.fromkeys(account.unknown_agencies, ()), agencies),
        ("agency", SEVERAL, account.ambiguous_agencies, agencies),
        ("agency", OPEN_GROUP, dict.fromkeys(account.open_groups, ()), agencies),
        ("place", UNKNOWN_PLACE, dict.fromkeys(account.unknown_places, ()), places),
        ("place", SEVERAL, account.ambiguous_places, places),
    ):
        for name, several in names.items():
            where = {reading.document.title: counts[name]}
            row = decisions.on(name, kind, reading.context)
            told = row.told if row else ""
            yield Doubt(name=name, kind=kind, why=why, where=where, several=several, decision=told)


def doubts_in(store: Store) -> Iterator[Doubt]:
    """Yield the doubtful agencies of a graph, whose documents obey the decisions already, one a document."""
    for row in store.run(statement("agencies-in-doubt")):
        year = year_of(row["published"] or row["begins"] or "")
        is_group, context = row["kind"] == "group", Context(jurisdiction=row["jurisdiction"] or "", year=year)
        several = () if is_group else directory().several(row["name"], context)
        why = OPEN_GROUP if is_group else SEVERAL if several else UNKNOWN_AGENCY
        yield Doubt(name=row["name"], kind="agency", why=why, where={row["document"]: row["count"]}, several=several)


def united(found: Iterable[Doubt], decisions: Decisions) -> list[Doubt]:
    """Return the doubts, each name once, then the decisions on names that are no longer in doubt."""
    by_name: dict[tuple[str, str], Doubt] = {}
    for doubt in found:
        known = by_name.get((doubt.kind, doubt.name))
        by_name[doubt.kind, doubt.name] = _both(known, doubt) if known else doubt
    rest = [row for row in decisions.rows if (row.kind, row.name) not in by_name]
    return [
        *by_name.values(),
        *(Doubt(name=row.name, kind=row.kind, why=DECIDED, where={}, decision=row.told) for row in rest),
    ]


def _both(one: Doubt, other: Doubt) -> Doubt:
    where = Counter(one.where) + Counter(other.where)
    decision = "; ".join(dict.fromkeys(filter(None, [one.decision, other.decision])))
    several = tuple(dict.fromkeys(one.several + other.several))
    return replace(one, why=SEVERAL if several else one.why, where=where, several=several, decision=decision)
