"""What a store holds → how much of it lies in each unit of a map, on whose word, and what is written too widely for any."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.ontology import Basis
from kg.statements.parts import statement
from kg.stores import Row, Store
from kg.views.map.units import Spot, Whereabouts

LABELS = {"tasks": "Task", "projects": "Project", "clusters": "Cluster", "load": "Task"}
"""What can be counted, and the node label of each: load counts the tasks of the agencies of a place."""

DEFAULT_BASES = (Basis.EXPLICIT, Basis.DOCUMENT_RULE, Basis.CURATED, Basis.INHERITED, Basis.GOVERNMENT)
"""Without the members of a group and the scope of a whole document: these put one task into many places at once."""

FINEST = ("county", "prefecture", "township", "zone", "region", "natural", "province")
"""Levels of places: what is written of several is told apart by the first of these."""


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
class Counted:
    """What lies where; words are the strongest first, and the first of these in the text."""

    units: Mapping[str, Mapping[str, Sequence[Word]]]
    """Unit code → item id → its words there."""
    apart: Mapping[str, Mapping[str, Sequence[Word]]]
    """Level of place → item id → its words: items written of no unit, told apart by their finest place."""
    left_out: Mapping[str, int]
    """Basis → items that are on the map or beside it on this basis alone, which was not asked for."""
    items: Mapping[str, Item]
    titles: Mapping[str, str]
    """Document id → title."""


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


def counted(
    store: Store,
    what: str,
    words: Sequence[Word],
    bases: Collection[str],
    where: Whereabouts,
    spots: Mapping[str, Spot],
) -> Counted:
    """Return what lies in each unit on one of the `bases`, and what of it lies in none."""
    said = [word for word in words if word.basis in bases]
    units: dict[str, dict[str, list[Word]]] = defaultdict(lambda: defaultdict(list))
    for word in said:
        unit = where.unit_of(word.place)
        if unit is not None:
            units[unit][word.item].append(word)
    placed = {item for held in units.values() for item in held}
    ids = sorted({word.item for word in said})
    return Counted(
        units=units,
        apart=_apart([word for word in said if word.item not in placed], spots),
        left_out=_left_out(words, set(ids)),
        items=_items(store, LABELS[what], ids),
        titles={row["id"]: row["title"] for row in store.run(statement("titles"))},
    )


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


def _apart(words: Iterable[Word], spots: Mapping[str, Spot]) -> dict[str, dict[str, list[Word]]]:
    by_item: dict[str, list[Word]] = defaultdict(list)
    for word in words:
        by_item[word.item].append(word)
    apart: dict[str, dict[str, list[Word]]] = {level: {} for level in FINEST}
    for item, said in by_item.items():
        levels = {spots[word.place].level for word in said}
        apart[min(levels, key=FINEST.index)][item] = said
    return {level: held for level, held in apart.items() if held}


def _left_out(words: Iterable[Word], known: Collection[str]) -> dict[str, int]:
    first: dict[str, str] = {}
    for word in words:
        if word.item not in known:
            first.setdefault(word.item, word.basis)
    return dict(sorted(Counter(first.values()).items(), key=lambda pair: Basis(pair[0]).strength))


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
