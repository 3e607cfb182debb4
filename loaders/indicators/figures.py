"""A measurable target as a record, with the grammar of its figure: number, unit, comparator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with its unit, and the comparator that 以上, 左右 or 以内 behind it give (empty: none)."""

    value: str
    unit: str
    span: Span
    """From the number to the end of its unit, with 以上 and the like."""
    comparator: str


NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
SCALE = r"(?:万亿|千亿|百亿|百万|千万|十万|亿|万|千|百)?"
RATES = r"%|‰|个?百分点|倍"
MONEY = r"美元|欧元|港元|元"
SIZES = (
    r"微克(?:每|/)立方米|平方公里|平方千米|平方米|立方米|公里|千米|米|公顷|亩|千瓦时|千瓦|度"
    r"|吨标准煤|标准煤|蒸吨|吨|公斤|斤|标准箱|标箱|TEU|车位|床位|张床位|个?工作日|小时|分钟|天|岁"
)
# A counting word may open another word, which is then no unit: 50万人口, 10个月, 3项目, 2部门.
PEOPLE = r"人次|人(?![口民力才均员工大防])|名(?!单)|户(?!籍)|位(?![于列居])"
COUNTED = (
    r"个(?!月)|家(?![庭长电具])|项(?!目)|条|所|座|件|辆|台|套|张|处(?![理置])|种(?!植|业)|场次|场(?![所馆景])"
    r"|支(?!持)|只|头|篇|部(?![门委分队])|次(?!全会)|间|栋|幢|片|块|对(?!接)|盏|艘|架|趟|班次"
)
UNIT = rf"(?:{RATES}|{SCALE}(?:{MONEY}|{SIZES}|{PEOPLE}|{COUNTED}))(?:/(?:年|日|天|人|亩|平方米))?"
COUNTING_UNIT = re.compile(rf"{SCALE}(?:{PEOPLE}|{COUNTED})")
MONEY_UNIT = re.compile(rf"{SCALE}(?:{MONEY})")
SUFFIXES = {"以上": "≥", "左右": "≈", "上下": "≈", "以下": "≤", "以内": "≤", "之内": "≤"}
FIGURE = re.compile(
    rf"(?:(?P<ratio>\d+(?:\.\d+)?(?:[:∶]\d+(?:\.\d+)?){{2,3}})"
    rf"|(?P<low>{NUMBER}) ?(?:(?:{RATES}|{SCALE})(?P<dash>[-—–~至])(?P<high>{NUMBER}) ?)?(?P<unit>{UNIT}))"
    rf" ?及?(?P<suffix>{'|'.join(SUFFIXES)})?"
)
PART_OF_ANOTHER = re.compile(r"[\d.A-Za-z]")
"""A number that one of these precedes is the end of a longer one, or of a name: G60, 2.4."""
PLAIN_UNIT = re.compile(UNIT)


def figures(folded: str, within: Span) -> Iterator[Figure]:
    """Yield the figures of a stretch of a folded text, in reading order: numbers with a known unit, and ratios."""
    for match in FIGURE.finditer(folded, within.start, within.end):
        if PART_OF_ANOTHER.match(folded[max(0, match.start() - 1) : match.start()]):
            continue
        yield Figure(
            value=match["ratio"] or f"{match['low']}{match['dash'] or ''}{match['high'] or ''}",
            unit=match["unit"] or "",
            span=Span(*match.span()),
            comparator=SUFFIXES.get(match["suffix"] or "", ""),
        )
