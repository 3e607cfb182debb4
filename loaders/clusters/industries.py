"""The industries that are known beforehand: their names, and the words by which a sentence speaks of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial

from kg.resources import csv_rows, listed
from loaders.rules import pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Industry:
    """An industry: its canonical name, its other names, and words that speak of it."""

    name: str
    aliases: tuple[str, ...]
    words: tuple[str, ...]


SIGNS = re.compile(r"[\s“”\"'‘’]|\([^()]*\)|（[^（）]*）")
of = partial(pattern, "clusters")
"""The pattern of a kind of rule of clusters."""
# What makes a better or a bigger industry, never another one: 高端工程机械 is 工程机械.
PRAISE, KIND = of("praise"), of("kind_of_industry")


@cache
def industries() -> Mapping[str, Industry]:
    """Return the industries of seeds/rules/industries.csv by each of their names, the canonical one included."""
    found: dict[str, Industry] = {}
    rows = [
        Industry(name=row["name"], aliases=listed(row["aliases"]), words=listed(row["words"]))
        for row in csv_rows("rules/industries.csv")
    ]
    for row in rows:
        for alias in row.aliases:
            found.setdefault(alias, row)
    return found | {row.name: row for row in rows}


def industry(name: str) -> Industry:
    """Return the industry that `name` (高端工程机械, 汽车制造业) means; one of that name alone where it is not known."""
    plain = SIGNS.sub("", name)
    for form in _forms(plain):
        known = industries().get(form)
        if known:
            return known
    bare = KIND.sub("", plain) or plain
    return Industry(name=bare, aliases=(), words=(PRAISE.sub("", bare, count=1) or bare,))


def _forms(name: str) -> tuple[str, ...]:
    """Return the ways to look a name up, the fullest first: 先进装备制造业, 先进装备制造, 装备制造业, 装备制造."""
    without = PRAISE.sub("", name, count=1) if PRAISE.match(name) else name
    return tuple(form for whole in (name, without) for form in (whole, KIND.sub("", whole), KIND.sub("制造", whole)))


def is_known(name: str) -> bool:
    """Tell whether `name` is one of a known industry."""
    return any(form in industries() for form in _forms(SIGNS.sub("", name)))
