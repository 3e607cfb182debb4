"""A measurable target as a record, with the grammar of its figure: number, unit, comparator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from kg.text import Span
from loaders.numerals import whole_number
from loaders.rules import one_of, pattern, rules, term


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with its unit, and the comparator that 以上, 左右 or 以内 behind it give (empty: none)."""

    value: str
    unit: str
    span: Span
    """From the number to the end of its unit, with 以上 and the like."""
    comparator: str
    is_spelt: bool = False
    """Whether it is a count in Chinese numerals, which may be a manner of speaking: 两个中心."""


of = partial(pattern, "targets")
"""The pattern of a kind of rule of targets."""
COUNTING_UNIT, MONEY_UNIT, PLAIN_UNIT = of("counting_unit"), of("money_unit"), re.compile(term("target_unit"))
EXTENT_UNIT = of("extent_unit")
COUNTED, LARGE = re.compile(term("people_unit") + "|" + term("counted_unit")), re.compile(term("large"))
SUFFIXES = {word: rule.name for rule in rules("targets", "bound") for word in rule.words}
"""What stands behind a figure, with the comparator it means: 以上 → ≥."""
COMPARATOR = {word: rule.name for rule in rules("targets", "reaching") for word in rule.words}
"""What stands between a name and its value, with the comparator it means: 不低于 → ≥."""
REACHED = re.compile(rf"(?P<word>{one_of(COMPARATOR)}) *$")
FIGURE = re.compile(rf"(?:{of('figure').pattern}) ?(?:\(含\)|及|及其)?(?P<suffix>{one_of(SUFFIXES)})?")
PART_OF_ANOTHER = re.compile(r"[\d.A-Za-z×÷*]")
"""A number that one of these precedes is the end of a longer one, of a name or of a formula: G60, 2.4, ×100%."""
ITEM_BEFORE = re.compile(r"(?:^|[^\d.A-Za-z])\d{1,2}\.$")
ITEM_OPENS = re.compile(r"(?:^|[\n。;|]) *$")
ITEM_AND_COUNT = re.compile(r"\d{1,2}\.(?=\d)")
SHARES = {"百": "%", "千": "‰", "万": "‱"}
DOUBLING = "番"
MORE = {"余": ">", "多": ">", "来": "≈"}
"""What stands between a number and its unit, with the comparator it means: 200余家 → >."""


def figures(folded: str, within: Span) -> Iterator[Figure]:
    """Yield the figures of a stretch of a folded text, in reading order: numbers with a known unit, and ratios."""
    for match in FIGURE.finditer(folded, within.start, within.end):
        before = folded[max(within.start, match.start() - 5) : match.start()]
        is_whole = not PART_OF_ANOTHER.match(before[-1:]) or (match["low"] and ITEM_BEFORE.search(before))
        if is_whole and not _is_article(match, before):
            yield _figure(match, _item_length(match, before))


def _is_article(match: re.Match[str], before: str) -> bool:
    """Tell whether 一个 only introduces a noun: nothing says at least or more than one."""
    is_one = match["spelt"] == "一" and COUNTED.fullmatch(match["spelt_unit"])
    return bool(is_one and not match["suffix"] and not REACHED.search(before))


def _figure(match: re.Match[str], item: int) -> Figure:
    roughly = MORE.get(match["roughly"] or match["spelt_roughly"] or "", "")
    value, unit = _value(match)
    return Figure(
        value=value[item:],
        unit=unit,
        span=Span(match.start() + item, match.end()),
        comparator=SUFFIXES.get(match["suffix"] or "", roughly),
        is_spelt=bool(match["spelt"] and COUNTED.fullmatch(match["spelt_unit"])),
    )


def _value(match: re.Match[str]) -> tuple[str, str]:
    """Return the value and the unit: as printed, what is spelt in Chinese numerals in digits."""
    if match["ratio"]:
        return match["ratio"], ""
    if match["low"]:
        return _range(match), f"{match['large'] or ''}{match['unit']}"
    if match["spelt"]:
        high = f"-{whole_number(match['spelt_high'])}" if match["spelt_high"] else ""
        return f"{whole_number(match['spelt'])}{high}", f"{match['spelt_large'] or ''}{match['spelt_unit']}"
    if match["share"]:
        return _decimal(match["share"]), SHARES[match["whole"]]
    if match["tenths"]:
        return f"{whole_number(match['tenths'])}0", "%"
    return str(whole_number(match["times"] or "一")), DOUBLING


def _range(match: re.Match[str]) -> str:
    """Return a number or both bounds of a range; the lower one keeps 万 or 亿 where the upper one has another."""
    if not match["high"]:
        return match["low"]
    large = LARGE.match(match["low_unit"] or "")
    differs = large and not f"{match['large'] or ''}{match['unit']}".startswith(large.group())
    return f"{match['low']}{large.group() if large and differs else ''}{match['dash']}{match['high']}"


def _decimal(printed: str) -> str:
    whole, point, rest = printed.partition("点")
    if not point:
        return whole if whole[0].isdecimal() else str(whole_number(whole))
    return f"{whole_number(whole)}.{''.join(str(whole_number(char)) for char in rest)}"


def _item_length(match: re.Match[str], before: str) -> int:
    """Return how many characters of a number are the number of its item: things are counted in whole numbers (3.500张)."""
    item = ITEM_AND_COUNT.match(match["low"] or "")
    is_count = item and not match["high"] and COUNTED.fullmatch(match["unit"])
    return item.end() if item and is_count and ITEM_OPENS.search(before) else 0
