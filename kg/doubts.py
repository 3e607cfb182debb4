"""The names that nobody can be sure of, of a document or of a graph: whose full name or members no one knows, and unknown places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.agencies import directory
from kg.audit import audit
from kg.decisions import Decisions
from kg.places import unknown
from kg.resolved import Reading
from kg.stores.base import Store
from kg.text import without_spaces

UNKNOWN_AGENCY = "全称不详 full name not known"
UNKNOWN_PLACE = "地名不详 place not known"
OPEN_GROUP = "开放的群组 open group"
DECIDED = "已确认 decided"

OF_STORE = """MATCH (a:Agency)-[r:LEADS|SHARES]->(:Task)
WHERE (a.known = false AND a.kind <> 'group') OR (a.kind = 'group' AND NOT EXISTS { MATCH (a)<-[:MEMBER_OF]-(:Agency) })
MATCH (d:Document {id: r.document})
WITH a, d, collect(DISTINCT [r.mention_start, r.mention_end]) AS mentions
RETURN a.id AS id, a.name AS name, a.kind AS kind, d.title AS document, size(mentions) AS count ORDER BY id, document"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A doubtful name and where it stands."""

    name: str
    kind: str
    """agency or place."""
    why: str
    where: Mapping[str, int]
    """How often each document, by title, names it."""
    decision: str = ""
    """What was decided on it, in words."""

    @property
    def nearest(self) -> list[str]:
        """The known names that look most like it, best first; of a group none."""
        if self.kind == "place":
            return unknown.alike(self.name)
        return directory().alike(self.name) if self.why == UNKNOWN_AGENCY else []


def doubts_of(reading: Reading, decisions: Decisions) -> Iterator[Doubt]:
    """Yield the doubtful names of a document that was read without decisions, each with the one of `decisions` on it."""
    account = audit(reading)
    agencies = Counter(mention.name for mention in reading.agencies)
    agencies.update(mention.agency.name for mention in reading.agencies if mention.agency.name != mention.name)
    text = without_spaces(reading.plan.text)
    places = {name: text.count(name) for name in account.unknown_places}
    for kind, why, names, counts in (
        ("agency", UNKNOWN_AGENCY, account.unknown_agencies, agencies),
        ("agency", OPEN_GROUP, account.open_groups, agencies),
        ("place", UNKNOWN_PLACE, account.unknown_places, places),
    ):
        for name in names:
            where = {reading.document.title: counts[name]}
            row = decisions.on(name, kind, reading.context)
            yield Doubt(name=name, kind=kind, why=why, where=where, decision=row.told if row else "")


def doubts_in(store: Store) -> Iterator[Doubt]:
    """Yield the doubtful agencies of a graph, whose documents obey the decisions already, one a document."""
    for row in store.run(OF_STORE):
        why = OPEN_GROUP if row["kind"] == "group" else UNKNOWN_AGENCY
        yield Doubt(name=row["name"], kind="agency", why=why, where={row["document"]: row["count"]})


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
    return Doubt(name=one.name, kind=one.kind, why=one.why, where=where, decision=decision)
