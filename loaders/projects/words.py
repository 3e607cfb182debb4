"""The words that projects are told by: what they are built as, what is done to them, what says how far they are.

The table itself is seeds/rules/project_words.json. Per kind, a `proper` head is a name by itself (西气东输), a `plain` one
needs any word before it that is not generic (泽口灌区), a `guarded` one the name of a place, 国家, a route or a number
(九江区域性水域救援中心), since it mostly stands in phrases that name nothing (一批产业园).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import ahocorasick

from kg.resources import csv_rows, json_value, listed

_TABLE = json_value("rules/project_words.json")


def one_of(words: Iterable[str]) -> str:
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


def _of_level(*levels: str) -> dict[str, str]:
    return {word: kind for kind, by_level in _TABLE["kinds"].items() for level in levels for word in by_level[level]}


KIND_OF: dict[str, str] = _of_level("proper", "plain", "guarded")
"""Each head word with its kind: 铁路 → 铁路, 大桥 → 桥梁隧道."""
PROPER, GUARDED = frozenset(_of_level("proper")), frozenset(_of_level("guarded"))
STATUS_OF_VERB: dict[str, str] = _TABLE["verbs"]
"""What introduces a project, with how far it says it is: 建成, 开工, 加快, 规划, 前期 or nothing (实施)."""
STATUS_OF_TRAIL: dict[str, str] = _TABLE["trails"]
"""What may follow a project's name, likewise: 前期工作."""

DASH = "[—–－~-]+"
TRANSFER = r"(?:[引调][江河湖汉淮黄滦渭洮滇巢洱沅湘赣]{1,2}[补济入][一-龥]{1,2}?)"  # 引江补汉, 引汉济渭: water led over
SUPERCOMPUTER = r"(?:(?:超级计算|超算)[一-龥]{2,3}中心)"  # 国家超级计算长沙中心
WATERS = r"(?:[河江湖溪](?:流域|[一-龥]{0,3}段)?(?:水环境|水生态|河道|水系|生态)?(?:综合)?(?:治理|整治)(?:工程|项目))"
COINED = {TRANSFER: "水利", SUPERCOMPUTER: "科研平台", WATERS: "水利"}
"""Heads that are spelt by a pattern, each with its kind."""
HEAD = one_of(KIND_OF)
WORKS = frozenset(_TABLE["works"])
WORK = one_of(WORKS)
PHASE = r"(?:第?[一二三四五六七八九十\d]{1,2}期|第[一二三四五六七八九十]+|[一二三四五六七八九十\d]+号线|[一二三四五]线|[东西南北中][段线]|\([^()]{1,8}段\))"
CODE = r"(?:\(?[GSXY]\d{1,4}\)?)"
ROUTE_PART = rf"(?:[一-龥]{{1,8}}?(?:至|到|{DASH})[一-龥]{{1,8}}?段)"
UNIT = rf"(?:{one_of({*KIND_OF, *_TABLE['works'], *_TABLE['modifiers']})}|{'|'.join(COINED)}|{PHASE}|{CODE}|{ROUTE_PART}|[一-龥]{{2,3}}(?<!路)段|[\d.]+米)"
TRAIL = rf"(?:{one_of(STATUS_OF_TRAIL)}|纳入(?:国家|省|全国)?[^、]{{0,8}}规划|过境[一-龥]{{2,3}})"
TRAILING = re.compile(rf"{TRAIL}++")
HEADED = re.compile(rf"(?P<stem>.*?)(?P<phrase>{UNIT}*+)(?P<generic>项目|工程)?(?P<trail>{TRAIL}*+)")
"""A name that ends in what it is built as (or what is done to it), and what may follow it.

The runs are possessive: 高速公路 is one unit or two, and a long run has too many readings to try them all.
"""

HEAD_WORD = re.compile(rf"{'|'.join(COINED)}|{HEAD}")
WORK_TAIL = re.compile(rf"{WORK}++(?:项目|工程)?$")
ROUTE = re.compile(rf"[一-龥)\d](?:至|{DASH})[一-龥(]")
CODED = re.compile(rf"{CODE}|\d{{2,3}}(?=国道|省道|县道)")
PHASED = re.compile(PHASE)
NUMBERED = re.compile(rf"{CODED.pattern}|{PHASE}")
VERB = re.compile(one_of([*STATUS_OF_VERB, *_TABLE["mentions"]]))
_NAMELESS = {*KIND_OF, *_TABLE["works"], *_TABLE["generic"], *_TABLE["modifiers"]} - {"长江"}
NO_NAME = re.compile(rf"{one_of(_NAMELESS)}|[^\w]|[和与及等类型个级库]")
SLOGAN = re.compile(one_of(_TABLE["slogans"]))


@cache
def _toponyms() -> Any:
    """Return an automaton of the places that make a name one: divisions, zones, natural features."""
    refused = set(json_value("gazetteer/toponym_traps.json")["words"]["names"])
    names = {row[column] for row in csv_rows("gazetteer/divisions.csv") for column in ("name", "short")}
    for table in ("gazetteer/natural.csv", "gazetteer/zones.csv"):
        for row in csv_rows(table):
            names |= {row["name"], *listed(row["aliases"])}
    for region in json_value("gazetteer/regions.json"):
        names |= {region["name"], *region["aliases"]}
    automaton: Any = ahocorasick.Automaton()
    for name in names - refused:
        if len(name) > 1:
            automaton.add_word(name, name)
    automaton.make_automaton()
    return automaton


def has_toponym(name: str) -> bool:
    """Tell whether a place is named in `name`."""
    return next(_toponyms().iter(name), None) is not None


def leading_toponym(name: str) -> str:
    """Return the longest place that `name` begins with, else nothing."""
    return max((place for last, place in _toponyms().iter(name) if last + 1 == len(place)), key=len, default="")


def anchors() -> Any:
    """Return an automaton of the words without which a clause holds no project; a hit is the word."""
    automaton: Any = ahocorasick.Automaton()
    for word in (
        *KIND_OF,
        "等工程",
        "等重大工程",
        "等重点工程",
        "超算",
        "超级计算",
        "治理工程",
        "整治工程",
        "治理项目",
        "整治项目",
    ):
        automaton.add_word(word, word)
    automaton.make_automaton()
    return automaton
