"""What proves that a name in a list is a unit: the directory, else its shape."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable

from kg.text import Span, Stretches
from loaders.rules import pattern, rules

ORGAN_ENDING = pattern("name_lists", "organ_ending")
PLACE_ENDING = pattern("name_lists", "place_ending")
BARE_UNIT = pattern("name_lists", "bare_unit")
OWN_NAME = pattern("name_lists", "own_name")
FUNCTION = pattern("name_lists", "named_by_function")
NO_UNIT = rules("name_lists", "no_unit")


class Organs:
    """The organs that a document names where the directory knows them, and the words for those that need a place."""

    def __init__(self, named: Iterable[Span] = (), words: Collection[str] = (), places: Collection[str] = ()) -> None:
        """Take the spans of known names in the document, what may follow a place (发改委, 畜牧局), and names of places."""
        found = sorted(named)
        self._named = Stretches(found)
        self._starts = [span.start for span in found]
        self._words = words
        self._places = places

    def starts(self, start: int, end: int) -> list[int]:
        """Return where known names begin between two offsets, in order."""
        return self._starts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def knows(self, span: Span) -> bool:
        """Tell whether a known name covers `span`."""
        return self._named.hold(span.start, span.end)

    def needs_place(self, name: str) -> bool:
        """Tell whether `name` is an organ that lacks its place: 畜牧局 after 省林业局."""
        return name in self._words and not OWN_NAME.search(name)

    def is_place(self, name: str) -> bool:
        """Tell whether `name` is that of a division."""
        return name in self._places

    def takes(self, name: str) -> bool:
        """Tell whether what stands in a list can be a unit, or a place whose government is meant."""
        return is_unit(name) or name in self._places

    def proves(self, span: Span, name: str) -> bool:
        """Tell whether what stands at `span`, spelt out as `name`, is surely a unit: in the directory, or by its shape."""
        shaped = BARE_UNIT.fullmatch(name) or FUNCTION.fullmatch(name)
        return is_unit(name) and (bool(shaped) or self.knows(span) or self.needs_place(name))


def is_unit(name: str) -> bool:
    """Tell whether what stands in a list can be a unit: no label, date, verb or person, and an organ or a place by its end."""
    return bool(ORGAN_ENDING.fullmatch(name) or PLACE_ENDING.fullmatch(name)) and not any(
        rule.pattern.search(name) for rule in NO_UNIT
    )
