"""What a stretch of text says of an industry around its name: places with what each does, and companies."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.text import Span
from loaders.clusters.industries import is_known


class Standing(StrEnum):
    """How places stand in their clause."""

    SUBJECT = "subject"
    """襄阳聚焦智能汽车研发制造: they do something."""
    LOOSE = "loose"
    """襄阳智能汽车: nothing says what they do; under the heading of a cluster that is enough."""
    BASE = "base"
    """做大做强岳阳石油化工产业基地: they bear the base of an industry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Places that one clause joins, and what it says they do; the focus is empty where it says nothing."""

    places: tuple[Span, ...]
    focus: Span
    clause: Span
    """From the comma before the places to the comma after them."""
    standing: Standing


JOINT = re.compile(r"(?:[市县区州省]?(?:、|和|与|及|以及|联手|携手|联合|会同|协同))?")
MORE = r"[市县区州省]?(?:等(?:地区|地|市州|县市|市|县|州|城市|[0-9一二三四五六七八九十]+[个]?[市地县]?)?)?"
STOP = re.compile(r"[,;。!?:\n|]|\((?:第一)?(?:责任|牵头|主办|主责|承办)")
CLAUSE_SIGNS = ",;:、|。\n"
LEAD_IN = re.compile(
    r"[①-⑳\s(“”\"0-9.]*(?:其中|同时|重点|积极|加快|大力|进一步|着力|继续|将|要|共同|协同)*"
    r"(?:支持|推动|引导|鼓励|指导|促进|推进|依托|以|在|由|提出|包括)?"
)
ADVERB = (
    r"(?:重点|主要|着力|大力|积极|加快|加速|持续|有序|全力|集中|率先|共同|优先|继续|进一步|稳步|协同|联合|努力|全面)"
)
# Verbs whose object is what the place does; the object alone is the focus.
BEARING = (
    "聚焦|发展|打造|建设|开发|布局|建成|构建|培育壮大|培育|壮大|主攻|生产|制造|研发|形成|建立|突出|围绕|创建|争创|"
    "侧重|主打|谋划|组建|深耕|专注|瞄准|推进|推动|实施|集聚|引进"
)
# Verbs that say themselves what the place does; the focus keeps them.
SPEAKING = (
    "做强|做优|做大|做精|做专|保持|承接|开展|提升|巩固|优化|拓展|扩大|完善|配套|强化|加强|延伸|发挥|利用|依靠|扶持|"
    "设立|加大|深化|对接|融入|探索|升级|改造|整合|增强|依托"
)
PREDICATE = re.compile(
    rf"{MORE}[应将可要]?(?:为(?:重点|核心|中心|主体|主|龙头|依托|支撑|支点|引领|载体)|"
    rf"{ADVERB}*(?:{BEARING})(?![并和]|[^,;。]{{0,8}}并)|{ADVERB}*(?={SPEAKING}|{BEARING})|{ADVERB}+)"
)
LOOSELY = re.compile(rf"{MORE}(?=[一-龥“]{{2}})(?!(?:人民)?政府|[市县区]?委|海关)[:]?")
BASE = re.compile(
    rf"{MORE}[^,;。、()和与及在的\s]{{0,14}}?(?:基地|产业园区?|园区|工业园|产业带|产业走廊|集聚区|产业城|谷(?![物类]))"
)


def groups(folded: str, stretch: Span, toponyms: Sequence[Span]) -> list[Group]:
    """Return the places of a stretch of text that stand as someone who does something, or bear a base.

    toponyms: the spans of places in the text, in reading order; those that are part of another name are left out.
    """
    first = bisect_left(toponyms, Span(stretch.start, 0))
    last = bisect_left(toponyms, Span(stretch.end, 0))
    found: list[Group] = []
    for run in reversed(list(_runs(folded, toponyms[first:last]))):
        limit = found[-1].places[0].start if found and found[-1].standing is Standing.SUBJECT else stretch.end
        found.extend(_group(folded, Span(stretch.start, max(limit, run[-1].end)), stretch, run))
    return found[::-1]


def _runs(folded: str, toponyms: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield the places that 、 or 联手 joins: 武汉联手宜昌、鄂州 is one run of three."""
    run: list[Span] = []
    for place in toponyms:
        if run and not JOINT.fullmatch(folded, run[-1].end, place.start):
            yield tuple(run)
            run = []
        run.append(place)
    if run:
        yield tuple(run)


def _group(folded: str, room: Span, stretch: Span, run: tuple[Span, ...]) -> Iterator[Group]:
    """Yield the group that `run` makes, if it makes one; what it does ends where `room` does, before another's part."""
    start, end = run[0].start, run[-1].end
    before = max([stretch.start, *(folded.rfind(sign, stretch.start, start) + 1 for sign in CLAUSE_SIGNS)])
    stop = STOP.search(folded, end, room.end)
    clause_end = stop.start() if stop else room.end
    clause = Span(max(stretch.start, folded.rfind(",", stretch.start, start) + 1), clause_end)
    led_in = LEAD_IN.fullmatch(folded, before, start) is not None
    for standing, pattern in ((Standing.SUBJECT, PREDICATE), (Standing.BASE, BASE), (Standing.LOOSE, LOOSELY)):
        match = pattern.match(folded, end, clause_end)
        if match and (led_in or standing is Standing.BASE):
            focus = Span(end, match.end()) if standing is Standing.BASE else Span(match.end(), clause_end)
            yield Group(places=run, focus=_trimmed(folded, focus), clause=clause, standing=standing)
            return


def _trimmed(folded: str, focus: Span) -> Span:
    """Cut off what joins a focus to its neighbours: 等 before it, 、 and 和 after it."""
    part = folded[focus.start : focus.end]
    left = re.match(rf"\s*(?:{MORE}(?<=等))?", part)
    start = focus.start + (left.end() if left else 0)
    return Span(start, max(start, focus.start + len(part.rstrip("、和与及以 "))))


COMPANIES = re.compile(
    r"(?:依托|支持|发挥|以|引导|鼓励|推动|培育|围绕|借助|包括|拥有|集聚)(?P<names>[^,;。:!?\n的]{2,120}?)"
    r"(?:等[^,;。、等]{0,10}?企业|在[一-龥]{1,2}(?:龙头|骨干|核心|重点|大型)企业)"
)
# 支持华菱钢铁发展高附加值产品: one company, told by the ending of its name and by what it is to do.
COMPANY = re.compile(
    r"支持(?P<names>[一-龥]{1,8}?(?:集团|股份|公司|钢铁|重工|石化|药业))(?=(?:发展|开展|建设|开发|扩大|延伸|加快)[^,;。]{3})"
)
BETWEEN = re.compile(r"、|和|与|以及|及")
NO_COMPANY = re.compile(
    r"国有|民营|外资|中小|小微|上市|科技型|大型|骨干|龙头|重点|央企|中央|国企|专精特新|高新技术|单项冠军|产业|企业|中心|"
    r"研究院|大学|园区|基地|行业|.*(?:发展|加工|服务|制造业)$"
)


def companies(folded: str, stretch: Span) -> list[Span]:
    """Return the companies that a stretch of text names as those an industry stands on (依托A、B等骨干企业)."""
    found = [
        match for pattern in (COMPANIES, COMPANY) for match in pattern.finditer(folded, stretch.start, stretch.end)
    ]
    spans = [span for match in found for span in _names(folded, Span(*match.span("names")))]
    return sorted({span for span in spans if _is_company(span.of(folded))})


def _names(folded: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in BETWEEN.finditer(folded, span.start, span.end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, span.end)


def _is_company(name: str) -> bool:
    return 2 <= len(name) <= 14 and not NO_COMPANY.search(name) and not is_known(name)
