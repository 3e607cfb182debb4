"""What can be a unit by its shape alone, in a list of names or in a cell of a table."""

from __future__ import annotations

from functools import lru_cache

from loaders.rules import pattern, rules

ORGAN_ENDING = pattern("name_lists", "organ_ending")
PLACE_ENDING = pattern("name_lists", "place_ending")
NO_UNIT = tuple(rule.pattern for rule in rules("name_lists", "no_unit"))


@lru_cache(maxsize=8192)
def is_unit(name: str) -> bool:
    """Tell whether a name can be a unit: no label, date, verb or person, and an organ or a place by its end."""
    ends_as_one = ORGAN_ENDING.fullmatch(name) or PLACE_ENDING.fullmatch(name)
    return ends_as_one is not None and not any(pattern.search(name) for pattern in NO_UNIT)
