"""A measurable target as a record, with the grammar of its figure: number, unit, comparator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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


Groups = Mapping[str, str | None]
of = partial(pattern, "targets")
"""The pattern of a kind of rule of targets."""
COUNTING_UNIT, MONEY_UNIT, PLAIN_UNIT = of("counting_unit"), of("money_unit"), re.compile(term("target_unit"))
EXTENT_UNIT = of("extent_unit")
COUNTED, LARGE = re.compile(term("people_unit") + "|" + term("counted_unit")), re.compile(term("large"))
SUFFIXES = {word: rule.name for rule in rules("targets", "bound") for word in rule.words}
"""What stands behind a figure, with the comparator it means: 以上 → ≥."""
COMPARATOR = {word: rule.name for rule in rules("targets", "reaching") for word in rule.words}
"""What stands between a name and its value, with the comparator it means: 不低于 → ≥."""
REACHED = re.compile(rf"(?P<word>{one_of(COMPARATOR)})(?:{term('year')} ?年[底末]?的)? *$")
FIGURES = [
    re.compile(rf"{rule.spelt} ?(?:\(含\)|及|及其)?(?P<suffix>{one_of(SUFFIXES)})?")
    for rule in rules("targets", "figure")
]
"""Each searched for itself, as a pattern is found fast that opens with one class of characters."""
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
    for match in _matches(folded, within):
        groups = match.groupdict()
        before = folded[max(within.start, match.start() - 5) : match.start()]
        is_whole = not PART_OF_ANOTHER.match(before[-1:]) or (groups.get("low") and ITEM_BEFORE.search(before))
        if is_whole and not _is_article(groups, before):
            yield _figure(Span(*match.span()), groups, before)


def _matches(folded: str, within: Span) -> Iterator[re.Match[str]]:
    """Yield what the rules match, in reading order; of two that overlap, the earlier one."""
    every = [match for form in FIGURES for match in form.finditer(folded, within.start, within.end)]
    end = within.start
    for match in sorted(every, key=lambda match: match.start()):
        if match.start() >= end:
            yield match
            end = match.end()


def _is_article(groups: Groups, before: str) -> bool:
    """Tell whether 一个 only introduces a noun: nothing says at least or more than one."""
    is_one = groups.get("spelt") == "一" and COUNTED.fullmatch(groups["spelt_unit"] or "")
    return bool(is_one and not groups["suffix"] and not REACHED.search(before))


def _figure(span: Span, groups: Groups, before: str) -> Figure:
    item = _item_length(groups, before)
    value, unit = _value(groups)
    roughly = groups.get("roughly") or groups.get("spelt_roughly") or ""
    return Figure(
        value=value[item:],
        unit=unit,
        span=Span(span.start + item, span.end),
        comparator=SUFFIXES.get(groups["suffix"] or "", MORE.get(roughly, "")),
        is_spelt=bool(groups.get("spelt") and COUNTED.fullmatch(groups["spelt_unit"] or "")),
    )


def _value(groups: Groups) -> tuple[str, str]:
    """Return the value and the unit: as printed, what is spelt in Chinese numerals in digits."""
    if "ratio" in groups:
        return groups["ratio"] or "", ""
    if "low" in groups:
        return _range(groups), f"{groups['large'] or ''}{groups['unit']}"
    if "spelt" in groups:
        high = f"-{_decimal(groups['spelt_high'])}" if groups["spelt_high"] else ""
        unit = f"{groups['spelt_large'] or ''}{groups['spelt_unit']}"
        return f"{_decimal(groups['spelt'] or '')}{high}", unit
    if "alone" in groups:
        return "1", groups["alone"] or ""
    if "share" in groups:
        return _decimal(groups["share"] or ""), SHARES[groups["whole"] or ""]
    if "tenths" in groups:
        return f"{whole_number(groups['tenths'] or '')}0", "%"
    return str(whole_number(groups["times"] or "一")), DOUBLING


def _range(groups: Groups) -> str:
    """Return a number or both bounds of a range; the lower one keeps 万 or 亿 where the upper one has another."""
    low, high = groups["low"] or "", groups["high"]
    if not high:
        return low
    large = LARGE.match(groups["low_unit"] or "")
    differs = large and not f"{groups['large'] or ''}{groups['unit']}".startswith(large.group())
    return f"{low}{large.group() if large and differs else ''}{groups['dash']}{high}"


def _decimal(printed: str) -> str:
    whole, point, rest = printed.partition("点")
    if not point:
        return whole if whole[0].isdecimal() else str(whole_number(whole))
    return f"{whole_number(whole)}.{''.join(str(whole_number(char)) for char in rest)}"


def _item_length(groups: Groups, before: str) -> int:
    """Return how many characters of a number are the number of its item: things are counted in whole numbers (3.500张)."""
    item = ITEM_AND_COUNT.match(groups.get("low") or "")
    is_count = item and not groups["high"] and COUNTED.fullmatch(groups["unit"] or "")
    return item.end() if item and is_count and ITEM_OPENS.search(before) else 0
