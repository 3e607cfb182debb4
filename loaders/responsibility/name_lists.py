"""Lists of names: `省发改委、省财政厅,武汉市、黄石市人民政府` → each unit by itself, with the parts it shares spelt out.

`、` separates peers, `,`, `;` and line ends separate tiers (departments, regions, companies), both only
outside brackets. 和 and 与 never separate: 工业和信息化部 is one name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.text import Span, without_spaces
from loaders.rules import pattern, rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One name of a list: where its printed part stands, and the name spelt out."""

    span: Span
    name: str


ORGAN_ENDING = pattern("name_lists", "organ_ending")
PLACE_ENDING = pattern("name_lists", "place_ending")
NO_UNIT = rules("name_lists", "no_unit")
BARE_UNIT = pattern("name_lists", "bare_unit")
LENDER = pattern("name_lists", "lender")
CLASS = pattern("name_lists", "class")
OPEN_PREFIX = pattern("name_lists", "open_prefix")
ENDS_IN_TIER = pattern("name_lists", "ends_in_tier")
RELATIVE_PREFIX = pattern("name_lists", "relative_prefix")
BARE_DEPARTMENT = pattern("name_lists", "bare_department")
AND_MORE = pattern("name_lists", "and_more")
INDEFINITE = pattern("name_lists", "indefinite")
CONJUNCTION = pattern("name_lists", "conjunction")


def units(folded: str, span: Span) -> list[Unit]:
    """Return the units that the list at `span` of a text with folded punctuation names, in order, each once."""
    tiers = [_tier(folded, part) for part in _split(folded, span, ",;\n")]
    named = [unit for tier in tiers for unit in tier if unit.name]
    return list(_once(_with_shared_prefix(named)))


def is_unit(name: str) -> bool:
    """Tell whether what stands in a list can be a unit: no label, date, verb or person, and an organ or a place by its end."""
    return bool(ORGAN_ENDING.fullmatch(name) or PLACE_ENDING.fullmatch(name)) and not any(
        rule.pattern.search(name) for rule in NO_UNIT
    )


def _tier(folded: str, span: Span) -> list[Unit]:
    parts = [piece for part in _split(folded, span, "、") for piece in _conjoined(folded, part)]
    found = [unit for part in parts for unit in _and_more(folded, part)]
    return _with_shared_suffix(_classes(found))


def _split(folded: str, span: Span, separators: str) -> Iterator[Span]:
    """Cut `span` at `separators` outside brackets; the parts come without white space around them."""
    depth, start = 0, span.start
    for place in range(span.start, span.end):
        char = folded[place]
        depth += (char == "(") - (char == ")")
        if depth == 0 and char in separators:
            yield from _stripped(folded, Span(start, place))
            start = place + 1
    yield from _stripped(folded, Span(start, span.end))


def _stripped(folded: str, span: Span) -> Iterator[Span]:
    text = span.of(folded)
    start = span.start + len(text) - len(text.lstrip())
    end = start + len(text.strip(" \n.。"))
    if end > start:
        yield Span(start, end)


def _conjoined(folded: str, span: Span) -> Iterator[Span]:
    """Cut at a 及 or 和 that a group follows, and at a space between two organs: 国务院相关部门及各地区, 市财政局 市水利局."""
    start = span.start
    for match in CONJUNCTION.finditer(folded, span.start + 1, span.end):
        if match.group().isspace() and not _parts_organs(folded, start, match, span.end):
            continue
        yield from _stripped(folded, Span(start, match.start()))
        start = match.end()
    yield from _stripped(folded, Span(start, span.end))


def _parts_organs(folded: str, start: int, gap: re.Match[str], end: int) -> bool:
    """Tell whether a space stands between two whole names, not inside one that was set with wide spaces."""
    after = folded[gap.end() : end].split(" ", 1)[0]
    return bool(ORGAN_ENDING.fullmatch(folded[start : gap.start()].strip()) and ORGAN_ENDING.fullmatch(after))


def _and_more(folded: str, span: Span) -> Iterator[Unit]:
    """Read 等: 省水利厅等省直部门 names an agency and a group, 省水利厅等部门 only the agency."""
    match = AND_MORE.fullmatch(span.of(folded))
    if match is None:
        yield _unit(folded, span)
        return
    rest = Span(span.start + match.start("rest"), span.end)
    lender = LENDER.fullmatch(match["rest"])
    named = _unit(folded, Span(span.start, span.start + match.end("named")))
    if lender and not ORGAN_ENDING.fullmatch(named.name):  # 浦东新区等相关区政府
        named = replace(named, name=named.name + lender["suffix"])
    yield named
    if not INDEFINITE.fullmatch(match["rest"]) and not OPEN_PREFIX.match(match["rest"]):
        yield _unit(folded, rest)


def _unit(folded: str, span: Span) -> Unit:
    return Unit(span=span, name=without_spaces(span.of(folded)))


def _classes(found: list[Unit]) -> list[Unit]:
    """Join 各市、州、县人民政府 to the one group it is, and spell 相关市、县政府 out to the two groups it is."""
    result: list[Unit] = []
    for unit in found:
        before = result[-1] if result else None
        if before is None or not CLASS.fullmatch(unit.name) or not _opens_classes(before.name):
            result.append(unit)
        elif before.name.startswith("各"):
            result[-1] = Unit(span=Span(before.span.start, unit.span.end), name=f"{before.name}、{unit.name}")
        else:
            result.append(replace(unit, name=before.name[:2] + unit.name))
    return result


def _opens_classes(name: str) -> bool:
    """Tell whether `name` is 各 or 相关 before bare classes of places: 各市、州, 相关市."""
    stem = name.removeprefix("各") if name.startswith("各") else OPEN_PREFIX.sub("", name, count=1)
    return stem != name and all(CLASS.fullmatch(part) for part in stem.split("、"))


def _with_shared_suffix(tier: list[Unit]) -> list[Unit]:
    """Spell out 武汉市、黄石市人民政府: every bare place before a unit that ends in 政府 takes that ending."""
    result = list(tier)
    lender: re.Match[str] | None = None
    for index in range(len(result) - 1, -1, -1):
        unit = result[index]
        match = LENDER.fullmatch(unit.name)
        if match:
            lender = match
        elif lender and not ORGAN_ENDING.fullmatch(unit.name):
            kind = "" if ENDS_IN_TIER.fullmatch(unit.name) else lender["kind"]
            result[index] = replace(unit, name=unit.name + kind + lender["suffix"])
        else:
            lender = None
    return result


def _with_shared_prefix(found: list[Unit]) -> list[Unit]:
    """Spell out 省商务厅、财政厅: a department without a prefix takes the one of the department before it."""
    result: list[Unit] = []
    prefix = ""
    for unit in found:
        match = RELATIVE_PREFIX.match(unit.name)
        if match:
            prefix = match.group()
            result.append(unit)
        elif prefix and BARE_DEPARTMENT.fullmatch(unit.name):
            result.append(replace(unit, name=prefix + unit.name))
        else:
            result.append(unit)
    return result


def _once(found: Iterable[Unit]) -> Iterator[Unit]:
    seen: set[str] = set()
    for unit in found:
        if unit.name not in seen:
            seen.add(unit.name)
            yield unit
