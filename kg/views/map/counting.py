"""What lies where → how much of it lies in each unit of a map, on whose word, and what is written too widely for any."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.ontology import Basis
from kg.subgraphs.located import Item, Located, Spot, Word
from kg.views.map.units import UnitFinder

FINEST = ("county", "prefecture", "township", "zone", "region", "natural", "province")
"""Levels of places: what is written of several is told apart by the first of these."""


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


def counted(found: Located, bases: Collection[str], where: UnitFinder) -> Counted:
    """Return what lies in each unit on one of the `bases`, and what of it lies in none."""
    said = [word for word in found.words if word.basis in bases]
    units: dict[str, dict[str, list[Word]]] = defaultdict(lambda: defaultdict(list))
    for word in said:
        unit = where.unit_of(word.place)
        if unit is not None:
            units[unit][word.item].append(word)
    placed = {item for held in units.values() for item in held}
    return Counted(
        units=units,
        apart=_apart([word for word in said if word.item not in placed], found.spots),
        left_out=_left_out(found.words, {word.item for word in said}),
        items=found.items,
        titles=found.titles,
    )


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
