"""Names of industry clusters: the list before the word 集群, each name with the places printed before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.text import Span
from loaders.clusters.industries import Industry, industry, is_known


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A cluster by name: where it is printed, its industry, and the places before it (十堰、襄阳等汽车产业集群)."""

    name: str
    """Spelt out: 电子信息产业集群."""
    span: Span
    """The printed part: 电子信息 inside a list, with the word 集群 at its end."""
    industry: Industry
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """The clusters named before one word 集群; the span goes from the first name to that word."""

    span: Span
    named: tuple[Named, ...]


ENDING = "产业集群"
CLUSTER = re.compile(r"集群(?![化式])")
MOST_BEFORE = 240
"""Characters; no list of clusters is longer."""
COUNT = r"(?:[0-9一二三四五六七八九十两几多]+[个大]|一批|若干)?"
KINDS = (
    r"(?:优势|新兴|特色|支柱|主导|先进|重点|战略性|未来|世界级|国家级|省级|标志性|核心|龙头|传统|创新型|高端化?|"
    r"中小企业|[0-9]*[千百万]?亿(?:元?级|元)?)*"
)
# What stands between the last name of a list and the word 集群.
TAIL = re.compile(rf"等?{COUNT}{KINDS}(?P<industry>产业|先进制造业)?$")
NO_NAME = frozenset(
    {"", "现代", "制造", "制造业", "先进制造", "工业", "产业", "高新技术", "高科技", "服务", "服务业", "现代服务业"}
    | {"生产性服务业", "区域", "城市", "县域", "区域性", "相关", "关联", "上下游", "配套", "专业", "专业化"}
)
"""What is left of a name that names no industry: 若干先进制造业集群."""
# The last of these before the word opens the list; 以及 opens nothing.
OPENING = re.compile(
    r"(?P<none>以及)|打造|培育|壮大|做[大强优精专]|建[设成立强]|构建|形成|成为|发展|推进|推动|促进|提升|巩固|加快|支持|包括|"
    r"围绕|聚焦|布局|实施|加强|强化|优化|重点|延伸|集聚|扩大|依托|组建|创建|争创|引领|带动|拓展|谋划|承接|对接|扶持|"
    r"引进|增强|完善|落实|涵盖|涉及|立足|突出|抓好|瞄准|塑造|锻造|重塑|推广|深化|融入|共建|共同|联合|分别为|[的以将了]"
)
BOUND = re.compile(r"[,;。:!?\n|]")
LEADING = re.compile(
    r"[\s.0-9①-⑳(一二三四五六七八九十、)]*(?<=[\s.0-9、)①-⑳])|(?:各类|全[国省市]|[国省市]内|国际|[东中西]部(?!件)|[、等和与及其])+|"
    rf"{COUNT}(?<=[个大批干])"
)
NAME = re.compile(r"(?=..)(?:“[^“”]{1,12}”)?[一-龥A-Za-z0-9+·\-]{0,18}(?:\([^()]{1,10}\)[一-龥]{0,8})?")
CONJUNCTION = re.compile(r"和|与|及")
AFTER_PLACES = re.compile(r"[市县区州省]?(?:等地?)?")


def announcements(folded: str, segment: Span, toponyms: Sequence[Span]) -> list[Announcement]:
    """Return the namings of clusters in a part of a sentence, in reading order.

    toponyms: the spans of places in the text, in reading order.
    """
    found = []
    last = segment.start
    for match in CLUSTER.finditer(folded, segment.start, segment.end):
        listed, known_only = _list_before(folded, Span(last, segment.end), match.start())
        last = match.end()
        named = tuple(_named(folded, listed, match.end(), toponyms, known_only=known_only))
        if named:
            start = min([listed.start, *(place.start for one in named for place in one.places)])
            found.append(Announcement(span=Span(start, match.end()), named=named))
    return found


def unread(folded: str, within: Span) -> list[Span]:
    """Return where 产业集群 stands after something that can be read neither as names nor as clusters in general."""
    found = []
    for match in CLUSTER.finditer(folded, within.start, within.end):
        listed, known_only = _list_before(folded, within, match.start())
        general = listed.of(folded) in NO_NAME or known_only
        if not general and not list(_named(folded, listed, match.end(), (), known_only=known_only)):
            found.append(Span(listed.start, match.end()))
    return found


def _named(folded: str, listed: Span, end: int, toponyms: Sequence[Span], *, known_only: bool) -> Iterator[Named]:
    for span, places in _items(folded, listed, toponyms):
        name = span.of(folded)
        if name not in NO_NAME and NAME.fullmatch(name) and (is_known(name) or not known_only):
            printed = Span(span.start, end) if span.end == listed.end else span
            yield Named(name=_spelt_out(name), span=printed, industry=industry(name), places=places)


def _spelt_out(name: str) -> str:
    return name.removesuffix("产业").removesuffix("行业") + ENDING


def _list_before(folded: str, bounds: Span, word: int) -> tuple[Span, bool]:
    """Return the list of names before the word 集群, and whether only known industries count: it is no 产业集群."""
    left = max(bounds.start, word - MOST_BEFORE)
    left = max([left, *(match.end() for match in BOUND.finditer(folded, left, word))])
    tail = TAIL.search(folded, left, word)
    end = tail.start() if tail else word
    start = max([left, *(match.end() for match in OPENING.finditer(folded, left, end) if not match["none"])])
    leading = LEADING.match(folded, start, end)
    return Span(leading.end() if leading else start, end), not (tail and tail["industry"])


def _items(folded: str, listed: Span, toponyms: Sequence[Span]) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Yield each name of a list with the places before it: 十堰、襄阳等汽车 is one name with two places."""
    waiting: list[Span] = []
    for part in _parts(folded, listed):
        at = part.start
        while (place := _toponym_at(toponyms, at)) and place.end <= part.end:
            waiting.append(place)
            joint = CONJUNCTION.match(folded, place.end, part.end)
            at = joint.end() if joint and _toponym_at(toponyms, joint.end()) else place.end
        if waiting:
            after = AFTER_PLACES.match(folded, at, part.end)
            at = after.end() if after else at
        if at < part.end:
            yield from ((span, tuple(waiting)) for span in _conjoined(folded, Span(at, part.end)))
            waiting = []


def _parts(folded: str, listed: Span) -> Iterator[Span]:
    """Cut a list at 、 outside brackets."""
    depth, start = 0, listed.start
    for place in range(listed.start, listed.end):
        depth += (folded[place] == "(") - (folded[place] == ")")
        if folded[place] == "、" and depth == 0:
            yield Span(start, place)
            start = place + 1
    yield Span(start, listed.end)


def _conjoined(folded: str, span: Span) -> list[Span]:
    """Cut 电子信息和汽车 into the two industries it is; 海洋工程装备及高性能船舶 is one."""
    if not is_known(span.of(folded)):
        for match in CONJUNCTION.finditer(folded, span.start, span.end):
            parts = [Span(span.start, match.start()), Span(match.end(), span.end)]
            if all(is_known(part.of(folded)) for part in parts):
                return parts
    return [span]


def _toponym_at(toponyms: Sequence[Span], start: int) -> Span | None:
    index = bisect_left(toponyms, Span(start, 0))
    return toponyms[index] if index < len(toponyms) and toponyms[index].start == start else None
