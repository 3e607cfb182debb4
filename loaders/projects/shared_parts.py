"""What the parts of one list share, spelt out: 荆门—长沙、南昌—武汉等特高压交流工程 are two 特高压交流工程."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.text import Span
from loaders.projects.names import Headed, head_of, headed, is_bare_name, kind_of
from loaders.projects.words import CODE, HEAD_WORD, NUMBERED, PHASE, ROUTE, ROUTE_PART, leading_toponym, of


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One part of a list: its printed span, its name so far, and how that ends."""

    span: Span
    name: str
    ending: Headed | None

    @property
    def is_whole(self) -> bool:
        """Whether the part says what it is: 仙桃至监利铁路, S349大冶港湖至鄂州茅圻."""
        return (self.ending is not None and bool(self.ending.head)) or bool(NUMBERED.match(self.name))


BEGINNING = re.compile(rf".*(?:{HEAD_WORD.pattern}|{CODE})")
OWN_END = re.compile(rf"(?:{ROUTE_PART}|{PHASE})$")
NOISE, NOT_IN_TAILS = of("uncounted_tail"), of("no_tail")
CLASS_TAIL = of("class_tail")  # 等一批科技研发平台 says no more than 等项目
ACTIVITY = of("activity")  # 鄂北水资源配置二期 is no thing: a 工程 is
SHORT_NAME = 4
"""A name that shows no place has no more characters when it borrows its ending from a neighbour."""
EDGE = " \"“”'《》·了"


def part_at(folded: str, span: Span, before: Part | None) -> Part:
    """Return the part at `span`, without what surrounds its name; `before`: the part before it in the list.

    A bare end takes the beginning of the name before it: 沿江疏港铁路三期、四期, 二广高速常德—安化段、安化—邵阳段.
    """
    words = span.of(folded)
    start = span.start + len(words) - len(words.lstrip(EDGE))
    words = words.strip(EDGE)
    ending = headed(words)
    printed = ending.name if ending else words
    span = Span(start, start + len(printed))
    begun = BEGINNING.match(before.name) if before is not None and not head_of(printed) else None
    if begun is not None and OWN_END.fullmatch(printed):
        return Part(span=span, name=begun.group() + printed, ending=headed(begun.group() + words))
    return Part(span=span, name=printed, ending=ending)


def tail_at(words: str) -> Headed | None:
    """Return how the tail of a list ends, without what only counts or praises; None where it names nothing built."""
    core = words.strip(EDGE).rpartition("、")[2]
    noise = NOISE.match(core)
    ending = headed(core[noise.end() :] if noise else core)
    if ending is None and CLASS_TAIL.fullmatch(core):
        return Headed(stem="", phrase="", generic="", trail="建设")
    return None if ending is None or NOT_IN_TAILS.search(ending.stem) else ending


def spelt_out(parts: Sequence[Part], tail: Headed | None) -> list[tuple[Part, str]]:
    """Return the parts with their names spelt out, in order; those that are no names are left out.

    `tail`: how the words after 等 end, None where there are none.
    """
    lender: Headed | None = None
    named: list[tuple[Part, str]] = []
    for part in reversed(parts):
        if part.is_whole:
            lender = part.ending or lender
            named.append((part, part.name + _work_of(part, tail)))
        elif is_bare_name(part.name):
            lent = _lent_by_tail(tail) or _lent_by_part(part, lender)
            named.extend([(part, part.name + lent)] if lent else [])
    return [(part, name + _noun_of(name, tail)) for part, name in reversed(named)]


def _work_of(part: Part, tail: Headed | None) -> str:
    """Return what the tail says is done to a thing that is there: 漳河水库等灌区改造 does not build the reservoir."""
    if tail is None or not tail.work or (part.ending and part.ending.work):
        return ""
    return tail.work if not tail.head or kind_of(part.name) == kind_of(tail.name) else tail.name


def _noun_of(name: str, tail: Headed | None) -> str:
    """Return the 工程 of the tail where the name would tell of a doing, not of a thing: 鄂北水资源配置二期."""
    return "工程" if tail is not None and tail.generic == "工程" and ACTIVITY.search(name) else ""


def _lent_by_tail(tail: Headed | None) -> str:
    return tail.name.removesuffix("项目") if tail is not None and (tail.head or tail.work) else ""


def _lent_by_part(part: Part, lender: Headed | None) -> str:
    """Return what a part takes from a later one: as a rule its ending, a place all but the other's place."""
    if lender is None or not (
        len(part.name) <= SHORT_NAME or ROUTE.search(part.name) or leading_toponym(part.name) == part.name
    ):
        return ""
    place = leading_toponym(lender.stem)
    if place and leading_toponym(part.name) == part.name and not ROUTE.search(lender.stem):
        return lender.name.removeprefix(place)
    return lender.phrase + lender.generic
