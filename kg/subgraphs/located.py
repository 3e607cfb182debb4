"""Where things lie: what a store says puts each task, project or cluster into a place, with the words for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kg.ontology import Basis
from kg.stores import Row, Store

LABELS = {"tasks": "Task", "projects": "Project", "clusters": "Cluster", "load": "Task"}
"""What can be counted, and the node label of each: load counts the tasks of the agencies of a place."""

DEFAULT_BASES = (Basis.EXPLICIT, Basis.DOCUMENT_RULE, Basis.CURATED, Basis.INHERITED, Basis.GOVERNMENT)
"""Without the members of a group and the scope of a whole document: these put one task into many places at once."""

SPOTS = "MATCH (p:Place) RETURN p.id AS id, p.name AS name, p.level AS level, p.adcode AS adcode"
ABOVE = "MATCH (p:Place)-[:PART_OF]->(o:Place) RETURN DISTINCT p.id AS id, o.id AS above"
LOCATED = (
    "MATCH (x:{label})-[l:LOCATED_IN]->(p:Place) RETURN x.id AS item, p.id AS place, l.basis AS basis, "
    "l.document AS document, l.quote AS quote, l.start AS start, l.mention AS mention, l.mention_start AS mention_start"
)
# a group expands as the document of the duty uses its name
CARRIED = (
    "MATCH (a:Agency)-[:GOVERNS]->(p:Place) MATCH (a)-[m:MEMBER_OF*0..1]->(:Agency)-[l:LEADS|SHARES]->(x:Task) "
    "WHERE all(e IN m WHERE e.document = l.document) RETURN DISTINCT x.id AS item, p.id AS place, a.name AS agency, "
    "CASE WHEN size(m) = 0 THEN l.basis "
    "WHEN any(e IN m WHERE e.basis = 'curated') THEN 'curated' ELSE 'group' END AS basis, "
    "l.document AS document, l.quote AS quote, l.start AS start, l.mention AS mention, l.mention_start AS mention_start"
)
OF_AGENCY = (
    "MATCH (a:Agency)-[m:MEMBER_OF*0..1]->(:Agency)-[l:LEADS|SHARES]->(t:Task) "
    "WHERE a.id IN $agencies AND all(e IN m WHERE e.document = l.document) RETURN DISTINCT t.id AS item"
)
NAMED_BY = "MATCH (t:Task)-[:INCLUDES|BUILDS]->(x:{label}) WHERE t.id IN $tasks RETURN DISTINCT x.id AS item"
ITEMS = "MATCH (x:{label}) WHERE x.id IN $items RETURN x.id AS id, x.name AS name, x.path AS path, x.order AS position"
LEADS = (
    "MATCH (a:Agency)-[l:LEADS]->(x:Task) WHERE x.id IN $items "
    "RETURN DISTINCT x.id AS item, a.name AS agency, l.rank AS rank, a.id AS agency_id"
)
TITLES = "MATCH (d:Document) RETURN d.id AS id, d.title AS title"
JURISDICTIONS = "MATCH (d:Document) WHERE d.jurisdiction IS NOT NULL RETURN DISTINCT d.jurisdiction AS code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place of the graph."""

    id: str
    name: str
    level: str
    adcode: str
    above: tuple[str, ...]
    """The ids of what it is part of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """The words that put an item into a place."""

    item: str
    place: str
    basis: str
    document: str
    quote: str
    mention: str
    at: int
    """Where the mention begins in the quote; less than 0 where it stands beside it."""
    start: int
    agency: str = ""
    """Whose duty it is, where duties are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A task, project or cluster."""

    id: str
    name: str
    path: str
    """The numbers that lead to it in its document; empty where it has none."""
    position: int
    leads: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """What a map is counted from."""

    spots: Mapping[str, Spot]
    """The places, by id."""
    words: Sequence[Word]
    """On every basis, the strongest first, and the first of these in the text."""
    items: Mapping[str, Item]
    """What lies somewhere on one of the bases asked for, by id."""
    titles: Mapping[str, str]
    """Document id → title."""
    jurisdictions: Sequence[str]
    """The adcodes of the places whose governments issued the documents, in order."""


def located(
    store: Store, what: str, bases: Collection[str] = DEFAULT_BASES, agencies: Sequence[str] | None = None
) -> Located:
    """Return where all of `what` (one of LABELS) lies, `items` of these bases; only what one of `agencies` (ids) answers for."""
    words = words_of(store, what, agencies)
    ids = sorted({word.item for word in words if word.basis in bases})
    return Located(
        spots=spots_of(store),
        words=words,
        items=_items(store, LABELS[what], ids),
        titles={row["id"]: row["title"] for row in store.run(TITLES)},
        jurisdictions=jurisdictions(store),
    )


def spots_of(store: Store) -> dict[str, Spot]:
    """Return the places of a store, by id."""
    above: dict[str, list[str]] = defaultdict(list)
    for row in store.run(ABOVE):
        above[row["id"]].append(row["above"])
    return {
        row["id"]: Spot(
            id=row["id"],
            name=row["name"],
            level=row["level"],
            adcode=row["adcode"] or "",
            above=tuple(sorted(above[row["id"]])),
        )
        for row in store.run(SPOTS)
    }


def words_of(store: Store, what: str, agencies: Sequence[str] | None = None) -> list[Word]:
    """Return the words that put items into places, strongest first; of those items that one of `agencies` (ids) answers for."""
    rows = store.run(CARRIED if what == "load" else LOCATED.format(label=LABELS[what]))
    wanted = None if agencies is None else _answered_for(store, LABELS[what], agencies)
    words = [_word(row) for row in rows if wanted is None or row["item"] in wanted]
    return sorted(words, key=_strength)


def jurisdictions(store: Store) -> list[str]:
    """Return the adcodes of the places whose governments issued the documents of a store, in order."""
    return sorted(row["code"] for row in store.run(JURISDICTIONS) if row["code"])


def _answered_for(store: Store, label: str, agencies: Sequence[str]) -> set[str]:
    tasks = [row["item"] for row in store.run(OF_AGENCY, agencies=list(agencies))]
    if label == "Task":
        return set(tasks)
    return {row["item"] for row in store.run(NAMED_BY.format(label=label), tasks=tasks)}


def _word(row: Row) -> Word:
    return Word(
        item=row["item"],
        place=row["place"],
        basis=row["basis"],
        document=row["document"],
        quote=row["quote"],
        mention=row["mention"] or "",
        at=(row["mention_start"] or 0) - row["start"],
        start=row["start"],
        agency=row.get("agency") or "",
    )


def _strength(word: Word) -> tuple[int, str, int, int, str, str, str]:
    return Basis(word.basis).strength, word.document, word.start, word.at, word.place, word.item, word.agency


def _items(store: Store, label: str, ids: list[str]) -> dict[str, Item]:
    leads: dict[str, dict[str, None]] = defaultdict(dict)
    if label == "Task":
        for row in sorted(store.run(LEADS, items=ids), key=lambda row: (row["item"], row["rank"], row["agency_id"])):
            leads[row["item"]][row["agency"]] = None
    return {
        row["id"]: Item(
            id=row["id"],
            name=row["name"],
            path=row["path"] or "",
            position=row["position"] or 0,
            leads=tuple(leads[row["id"]]),
        )
        for row in store.run(ITEMS.format(label=label), items=ids)
    }
