"""The words that projects are told by, of seeds/rules/projects.toml: heads, works, verbs, and what follows a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick

from kg.resources import csv_rows, json_value, listed
from loaders.rules import Rule, pattern, rules, term

FILE: Final = "projects"
HEADS: Final = ("proper_head", "head", "guarded_head", "water_head")


def of(kind: str) -> re.Pattern[str]:
    """Return the pattern of a kind of rule of projects."""
    return pattern(FILE, kind)


def any_of(words: Iterable[str]) -> str:
    """Return the regular expression that matches any of `words`, the longest first.

    Words are grouped by their first character, and a class of these stands before all: most characters begin no word.
    """
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    firsts = "".join(map(re.escape, by_first))
    return (
        f"(?=[{firsts}])(?:" + "|".join(f"{re.escape(one)}(?:{'|'.join(rest)})" for one, rest in by_first.items()) + ")"
    )


def _rules(*kinds: str) -> list[Rule]:
    return [rule for kind in kinds for rule in rules(FILE, kind)]


def _words(*kinds: str) -> list[str]:
    return [word for rule in _rules(*kinds) for word in rule.words]


def _coined(*kinds: str) -> list[str]:
    """Return the patterns of those rules that list no words."""
    return [rule.spelt for rule in _rules(*kinds) if not rule.words]


def _matching(*kinds: str) -> str:
    """Return a pattern for what rules of `kinds` match, in brackets: those with patterns first, since they say more."""
    return f"(?:{'|'.join([*_coined(*kinds), any_of(_words(*kinds))])})"


KIND_OF: dict[str, str] = {word: rule.zh for rule in _rules(*HEADS) for word in rule.words}
"""Each head word with its kind: 铁路 → 铁路, 大桥 → 桥梁隧道."""
KIND_OF_COINED: dict[str, str] = {rule.spelt: rule.zh for rule in _rules(*HEADS) if not rule.words}
"""The same for heads that are spelt by a pattern."""
PROPER, GUARDED = of("proper_head"), of("guarded_head")
STATUS_OF_VERB: dict[str, str] = {word: rule.zh for rule in _rules("verb") for word in rule.words}
"""What introduces a project, with how far it says it is: 建成, 开工, 加快, 规划, 前期 or nothing (实施)."""
TRAILS = rules(FILE, "trail")
"""What may follow a project's name, likewise: 前期工作."""

DASH = term("dash")
PHASE, CODE, ROUTE_PART = term("phase"), term("road_code"), term("route_part")
HEAD = any_of(KIND_OF)
WORKS = frozenset(_words("work"))
WORK = _matching("work")
UNIT = (
    rf"(?:{'|'.join(_coined(*HEADS, 'work', 'modifier'))}|{any_of({*KIND_OF, *WORKS, *_words('modifier')})}"
    rf"|{'|'.join(_coined('name_unit'))})"
)
TRAIL = _matching("trail")
TRAILING = re.compile(rf"{TRAIL}++")
HEADED = re.compile(rf"(?P<stem>.*?)(?P<phrase>{UNIT}*+)(?P<generic>项目|工程)?(?P<trail>{TRAIL}*+)")
"""A name that ends in what it is built as (or what is done to it), and what may follow it.

The runs are possessive: 高速公路 is one unit or two, and a long run has too many readings to try them all.
"""

HEAD_WORD = re.compile(rf"{'|'.join(KIND_OF_COINED)}|{HEAD}")
WORK_TAIL = re.compile(rf"{WORK}++(?:项目|工程)?$")
ROUTE, CODED = of("route"), of("coded")
PHASED = re.compile(PHASE)
NUMBERED = re.compile(rf"{CODED.pattern}|{PHASE}")
VERB = re.compile(any_of([*STATUS_OF_VERB, *_words("mention")]))
_NAMELESS = ("nameless", "modifier", "work", "head", "guarded_head")
_OWN = {"长江"}  # a modifier, and a name
NO_NAME = re.compile(
    rf"{'|'.join(_coined(*_NAMELESS))}|{any_of({*_words(*_NAMELESS, 'proper_head')} - _OWN)}|[^\w]|[和与及等类型个级库]"
)


@cache
def _toponyms() -> AhoCorasick:
    """Return an automaton of the places that make a name one: divisions, zones, natural features."""
    refused = set(json_value("gazetteer/toponym_traps.json")["words"]["names"])
    names: set[str] = set()
    for row in csv_rows("gazetteer/divisions.csv"):
        names |= {row["name"], *([row["short"]] if row["status"] == "current" else [])}  # old short names are words too
    for table in ("gazetteer/natural.csv", "gazetteer/zones.csv"):
        for row in csv_rows(table):
            names |= {row["name"], *_telling(listed(row["aliases"]))}
    for region in json_value("gazetteer/regions.json"):
        names |= {*_telling([region["name"], *region["aliases"]])}
    return AhoCorasick(sorted(name for name in names - refused if len(name) > 1))


def _telling(names: Iterable[str]) -> list[str]:
    """Return the names that say what they are; 光谷 and 川南 alone name no project."""
    return [name for name in names if len(name) > 2]


def has_toponym(name: str) -> bool:
    """Tell whether a place is named in `name`."""
    return bool(_toponyms().find_matches_as_indexes(name))


def leading_toponym(name: str) -> str:
    """Return the longest place that `name` begins with, else nothing."""
    found = _toponyms().find_matches_as_indexes(name, overlapping=True)
    return name[: max((end for _, start, end in found if start == 0), default=0)]


def anchors() -> AhoCorasick:
    """Return an automaton of the words without which a clause holds no project."""
    return AhoCorasick(sorted({*KIND_OF, *_words("anchor")}))
