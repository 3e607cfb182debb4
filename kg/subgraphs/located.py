"""Where things lie: what a store says puts each task, project or cluster into a place, with the words for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kg.ontology import Basis
from kg.statements.parts import statement
from kg.stores import Row, Store

LABELS = {"tasks": "Task", "projects": "Project", "clusters": "Cluster", "load": "Task"}
"""What can be counted, and the node label of each: load counts the tasks of the agencies of a place."""

DEFAULT_BASES = (Basis.EXPLICIT, Basis.DOCUMENT_RULE, Basis.CURATED, Basis.INHERITED, Basis.GOVERNMENT)
"""Without the members of a group and the scope of a whole document: these put one task into many places at once."""


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
        titles={row["id"]: row["title"] for row in store.run(statement("titles"))},
        jurisdictions=jurisdictions(store),
    )


def spots_of(store: Store) -> dict[str, Spot]:
    """Return the places of a store, by id."""
    above: dict[str, list[str]] = defaultdict(list)
    for row in store.run(statement("places-above")):
        above[row["id"]].append(row["above"])
    return {
        row["id"]: Spot(
            id=row["id"],
            name=row["name"],
            level=row["level"],
            adcode=row["adcode"] or "",
            above=tuple(sorted(above[row["id"]])),
        )
        for row in store.run(statement("places"))
    }


def words_of(store: Store, what: str, agencies: Sequence[str] | None = None) -> list[Word]:
    """Return the words that put items into places, strongest first; of those items that one of `agencies` (ids) answers for."""
    asked = statement("words-of-duties") if what == "load" else statement("words-of-places", label=LABELS[what])
    rows = store.run(asked)
    wanted = None if agencies is None else _answered_for(store, LABELS[what], agencies)
    words = [_word(row) for row in rows if wanted is None or row["item"] in wanted]
    return sorted(words, key=_strength)


def jurisdictions(store: Store) -> list[str]:
    """Return the adcodes of the places whose governments issued the documents of a store, in order."""
    return sorted(row["code"] for row in store.run(statement("jurisdictions")) if row["code"])


def _answered_for(store: Store, label: str, agencies: Sequence[str]) -> set[str]:
    tasks = [row["item"] for row in store.run(statement("tasks-answered-for"), agencies=list(agencies))]
    if label == "Task":
        return set(tasks)
    return {row["item"] for row in store.run(statement("things-named-by-tasks", label=label), tasks=tasks)}


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
    asked = statement("tasks-counted") if label == "Task" else statement("things-counted", label=label)
    if label == "Task":
        for row in sorted(
            store.run(statement("leads-of-tasks"), items=ids),
            key=lambda row: (row["item"], row["rank"], row["agency_id"]),
        ):
            leads[row["item"]][row["agency"]] = None
    return {
        row["id"]: Item(
            id=row["id"],
            name=row["name"],
            path=row.get("path") or "",
            position=row.get("position") or 0,
            leads=tuple(leads[row["id"]]),
        )
        for row in store.run(asked, items=ids)
    }
