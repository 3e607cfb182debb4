"""Lists of names: `省发改委、省财政厅,武汉市、黄石市人民政府` → each unit by itself, with the parts it shares spelt out.

`、` separates peers, `,`, `;` and line ends separate tiers (departments, regions, companies), both only outside
brackets. 和, 及 and 与 separate only where both sides are organs: 工业和信息化部 is one name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.text import Span, outside_brackets, without_spaces
from loaders.responsibility.organs import Organs
from loaders.rules import pattern
from loaders.units import ORGAN_ENDING


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One name of a list: where its printed part stands, and the name spelt out."""

    span: Span
    name: str


LENDER = pattern("name_lists", "lender")
PLACED_ORGAN = pattern("name_lists", "placed_organ")
BARE_LENDER = pattern("name_lists", "bare_lender")
CLASS = pattern("name_lists", "class")
PLACE_OF_A_KIND = pattern("name_lists", "place_of_a_kind")
OPEN_PREFIX = pattern("name_lists", "open_prefix")
ENDS_IN_TIER = pattern("name_lists", "ends_in_tier")
RELATIVE_PREFIX = pattern("name_lists", "relative_prefix")
BARE_DEPARTMENT = pattern("name_lists", "bare_department")
SHARED_OWNER = pattern("name_lists", "shared_owner")
AND_MORE = pattern("name_lists", "and_more")
INDEFINITE = pattern("name_lists", "indefinite")
CONJUNCTION = pattern("name_lists", "conjunction")
ONE_BODY = pattern("name_lists", "one_body")
REMARK_BEHIND = pattern("name_lists", "remark_behind")
PLACES_OF_A_KIND = pattern("name_lists", "places_of_a_kind")
ZONE = pattern("name_lists", "zone")
TIER_ALONE = pattern("name_lists", "tier_alone")
PLACED_COMMITTEE = pattern("name_lists", "placed_committee")
LEAST_PLACE = 2
TIER_SIGNS, PEER_SIGN = r"[,;\n]", "、"
NONE = Organs()


def units(folded: str, span: Span, organs: Organs = NONE) -> list[Unit]:
    """Return the units that the list at `span` of a text with folded punctuation names, in order, each once."""
    return list(units_of(folded, (span,), organs))


@lru_cache(maxsize=1024)
def units_of(folded: str, spans: tuple[Span, ...], organs: Organs) -> tuple[Unit, ...]:
    """Return the units that a list in several pieces names, in order, each once; asked for when a clause is found and read."""
    return tuple(_once(_with_shared_prefix(_tiers(folded, spans, organs), organs)))


def all_proved(found: Sequence[Unit], organs: Organs) -> bool:
    """Tell whether a list names units: all can be some, and at least half are proved, which vouch for the others."""
    proved = sum(organs.proves(unit.span, unit.name) for unit in found)
    return bool(found) and 2 * proved >= len(found) and all(organs.takes(unit.name) for unit in found)


def _tiers(folded: str, spans: Iterable[Span], organs: Organs) -> list[Unit]:
    tiers = [_tier(folded, part, organs) for span in spans for part in _split(folded, span, TIER_SIGNS)]
    return [unit for tier in tiers for unit in tier if unit.name]


def _tier(folded: str, span: Span, organs: Organs) -> list[Unit]:
    parts = [piece for part in _split(folded, span, PEER_SIGN) for piece in _conjoined(folded, part, organs)]
    found = [unit for part in parts for unit in _and_more(folded, part)]
    return _with_shared_kind(_with_shared_suffix(_classes(found)), organs)


def _split(folded: str, span: Span, separators: str) -> Iterator[Span]:
    """Cut `span` at `separators` outside brackets; the parts come without white space around them."""
    for piece in outside_brackets(folded, span, separators):
        yield from _stripped(folded, piece)


def _stripped(folded: str, span: Span) -> Iterator[Span]:
    text = span.of(folded)
    start = span.start + len(text) - len(text.lstrip(" \n\t—"))
    end = start + len(text[start - span.start :].rstrip(" \n.。"))
    if end > start:
        yield Span(start, end)


def _conjoined(folded: str, span: Span, organs: Organs) -> Iterator[Span]:
    """Cut at a 及, 和, / or space with an organ on both sides: 市气象局及市应急局, 国务院相关部门及各地区."""
    start = span.start
    for match in CONJUNCTION.finditer(folded, span.start + 1, span.end):
        if _parts_organs(folded, start, match, span.end, organs):
            yield from _stripped(folded, Span(start, match.start()))
            start = match.end()
    yield from _stripped(folded, Span(start, span.end))


def _parts_organs(folded: str, start: int, gap: re.Match[str], end: int, organs: Organs) -> bool:
    """Tell whether a word or a space stands between two whole names, not inside one."""
    before, after = without_spaces(folded[start : gap.start()]), folded[gap.end() : end].lstrip()
    following = CONJUNCTION.split(after, maxsplit=1)[0] if gap.group().isspace() else after
    if OPEN_PREFIX.match(after) or after.startswith("各"):
        return True
    if ONE_BODY.fullmatch(f"{before}|{after}") or not _ends_whole(before, organs):
        return False
    inside = organs.knows(Span(start, end)) and not gap.group().isspace()
    return _ends_whole(following, organs) and not inside


def _ends_whole(name: str, organs: Organs) -> bool:
    """Tell whether a name ends as an organ or a zone does, or is that of a place: 岳阳高新区|和|武汉经开区."""
    return bool(ORGAN_ENDING.fullmatch(name) or ZONE.fullmatch(name)) or organs.is_place(name)


def _and_more(folded: str, span: Span) -> Iterator[Unit]:
    """Read 等: 省水利厅等省直部门 names an agency and a group, 省水利厅等部门 only the agency."""
    alike = PLACES_OF_A_KIND.fullmatch(span.of(folded))
    if alike:
        kind = "" if alike["kind"] == "地" or "(" in alike["kind"] or _bears(alike["named"]) else alike["kind"]
        name = without_spaces(f"{alike['named']}{kind}{alike['suffix']}")
        yield Unit(span=Span(span.start, span.start + alike.end("named")), name=name)
        return
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


def _bears(place: str) -> bool:
    """Tell whether the name of a place says what kind it is: 黄石市, but not 鄂州, a city."""
    return ENDS_IN_TIER.fullmatch(place) is not None and not (len(place) == LEAST_PLACE and place.endswith("州"))


def _unit(folded: str, span: Span) -> Unit:
    """Return the unit at `span`, without what a bracket behind it says of persons or of its short name."""
    behind = REMARK_BEHIND.search(folded, span.start, span.end)
    printed = Span(span.start, behind.start()) if behind and behind.start() > span.start else span
    return Unit(span=printed, name=without_spaces(printed.of(folded)))


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
        match = LENDER.fullmatch(unit.name) or BARE_LENDER.fullmatch(unit.name)
        placed = PLACED_ORGAN.fullmatch(unit.name)
        if match or placed:
            lender = match or placed
        elif lender and lender.re is PLACED_ORGAN and not unit.name.endswith(lender["kind"]):
            lender = None
        elif lender and not ORGAN_ENDING.fullmatch(unit.name):
            kind = "" if _bears(unit.name) else lender["kind"]
            result[index] = replace(unit, name=unit.name + kind + lender["suffix"])
        else:
            lender = None
    return result


def _with_shared_kind(tier: list[Unit], organs: Organs) -> list[Unit]:
    """Spell out 虹口、普陀区: bare names before a place share its kind, where that makes each of them a known place."""
    result = list(tier)
    kind = ""
    for index in range(len(result) - 1, -1, -1):
        unit = result[index]
        place = PLACE_OF_A_KIND.fullmatch(unit.name) if organs.is_place(unit.name) else None
        if place:
            kind = place["kind"]
        elif kind and not ORGAN_ENDING.fullmatch(unit.name) and organs.is_place(unit.name + kind):
            result[index] = replace(unit, name=unit.name + kind)
        else:
            kind = ""
    return result


def _with_shared_prefix(found: list[Unit], organs: Organs) -> list[Unit]:
    """Spell out 省商务厅、财政厅: an organ without its place takes the place, or the owner, of the one before it."""
    result: list[Unit] = []
    prefix = owner = ""
    committee: re.Match[str] | None = None
    for unit in found:
        alone = TIER_ALONE.fullmatch(unit.name)
        if committee and alone and alone["tier"] == committee["tier"]:
            result.append(replace(unit, name=committee["place"] + alone["body"]))
            continue
        committee = PLACED_COMMITTEE.fullmatch(unit.name)
        match, owned = RELATIVE_PREFIX.match(unit.name), SHARED_OWNER.fullmatch(unit.name)
        if match:
            prefix, owner = match.group(), owned["owner"] if owned else ""
            result.append(unit)
        elif owner and owned and not owned["owner"]:
            result.append(replace(unit, name=owner + unit.name))
        elif prefix and (BARE_DEPARTMENT.fullmatch(unit.name) or organs.needs_place(unit.name)):
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
