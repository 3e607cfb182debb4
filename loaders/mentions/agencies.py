"""Finds the names of agencies in running text: 省发改委, 武汉海关, 国务院, 各县(市、区)政府."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from kg.text import Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """The words that make up agency names."""

    places: frozenset[str]
    """Every name of a division, full and short."""
    relative: frozenset[str]
    """省, 市, 县 …: a place that only the document's own place settles."""
    organs: frozenset[str]
    """What may follow a place: 发改委, 人民政府, 委."""
    national: frozenset[str]
    """What stands without a place: 国务院, 财政部."""
    framed: frozenset[tuple[str, str]]
    """What stands around a place: (人行, 分行)."""


STANDS_ALONE = re.compile(".{2,}(?:[厅局委署]|[^办公]办|委员会|管委会|管理办公室|宣传部|组织部)$")
"""Organs that need no place in front: 发改委 is an agency anywhere, 政府 or 委 is not."""

PARTY_OPENING = "委"
TOO_COMMON = frozenset(
    ["中央", "人行", "全总", "铁总", "中石油", "中石化", "中海油", "中国电信", "中国移动", "中国联通"]
)
"""Words for national organs that mostly stand in other names: 中央财政, 中石化管道."""

BOUNDARY = re.compile(r"[\W\d_由和与及向对请经在等报]?$")
"""What may stand before an organ that has no place in front; after any other character it is the rest of a name."""

TAILS: Mapping[str, str] = {
    "局": "面势部限长域",
    "部": "分门队长位件落委",
    "委": "员托派任培屈",
    "办": "理法公学事案好成实证结税",
    "厅": "级长房",
    "院": "校士长落",
    "署": "名",
    "府": "采债投购补奖引性网定主职信部门官",
    "会": "议计同员展",
    "社": "会区保",
    "联": "合系通动盟网",
    "协": "同调作议",
    "大": "学道力型桥厦量",
    "关": "系于注键税",
}
"""After each last character, those that show it to be part of another word: 财政局面, 省委托, 市政府采购."""

INSIDE_A_WORD: Mapping[str, str] = {
    "市": "城都上超股楼门夜集",
    "区": "地社园小校景库辖新老城灾特郊片山林牧湖矿发街厂",
    "省": "节",
}
"""Before 市, 区 …, the characters that make it the end of another word: 城市, 上市, 地区."""

TIER = "(?:自治区|直辖市|设区的?市|地级(?:以上)?市|县级市|街道|[省市州县区旗盟乡镇])"
TIERS = rf"{TIER}(?:[、,，和及或(（〔]*{TIER}[)）〕]?)*级?"
WHO = "(?:人民政府|政府|党委政府|党委|党政机关)"
BODIES = "(?:部门|部委|厅委|直属机构|单位|地区|机关|成员单位|街道办事处|乡镇|街道)"
KINDS_OF = "(?:有关|相关|级|成员|主管|责任|牵头|职能|行业|业务|监管|参与|配合|直属)"
GROUP = re.compile(
    rf"各{TIERS}{WHO}(?:[(（]管委会[)）])?"
    rf"|各{KINDS_OF}*(?:{WHO}|{BODIES}(?:[和及]{BODIES})?)"
    rf"|(?:有关|相关){TIERS}{WHO}"
    rf"|(?:有关|相关)(?:城市)?(?:{WHO}|部门和单位|部门|单位|地区)"
    r"|(?:有关|相关)城市(?=[、,，])"
    rf"|(?:[省市州县区]直|[省市州县区]级)(?:各|有关|相关)*{BODIES}"
    rf"|地方(?:各级)?{WHO}"
    r"|(?:成员|责任)单位"
)
GROUP_HEADS = (
    "各",
    "地方",
    "有关",
    "相关",
    "成员单位",
    "责任单位",
    *(tier + kind for tier in "省市州县区" for kind in "直级"),
)

OWNER = re.compile(
    "(?:国务院|中央|[省市州县区]政府|[省市州县区][直级]"
    "|[^\\W\\d_]{2,8}(?:城市群|都市圈|城市圈|经济带|经济区|产业链)|[^\\W\\d_]{2,18}领导小组)(?:各)?$"
)
"""What a group's name may open with: 国务院 有关部门, 长江中游城市群 相关城市人民政府."""

OWNER_LAST = frozenset("院央府直级群圈带区链组各")
"""The last characters of an owner: behind any other none need be looked for."""

LEAD_IN = re.compile(
    "^.*(?:由|请|与|及|会同|联合|支持|协调|组织|指导|推动|设立|成立|督促|强化|发挥|作为|要求)|^[经对向和]"
)
"""Words before a name that are not part of it."""

ZONE_HEADS = ("管委会", "管理委员会", "党工委")
ZONE = re.compile(
    "[^\\W\\d_]{2,14}(?:[(（][^\\W\\d_]{1,6}[)）][^\\W\\d_]{1,8})?"
    "(?:新区|开发区|高新区|经开区|园区|试验区|示范区|保税区|片区|风景区|度假区|特区|合作区)$"
)

JOINING = re.compile("[、,，和及与]$")
GOVERNMENTS = ("人民政府", "政府")
LONGEST_PLACE = 15
LONGEST_OWNER = 24


def find(text: str, vocabulary: Vocabulary) -> list[Span]:
    """Return the spans of the agency names in `text` (simplified characters), in reading order, none overlapping.

    Of a list that shares its last part (武汉市、黄石市人民政府) each unit is a span of its own: 武汉市, 黄石市人民政府.
    """
    found: list[Span] = []
    for span in _machine(vocabulary).spans(text):
        while found and found[-1].start >= span.start:  # 国务院 inside 国务院有关部门
            found.pop()
        if not found or found[-1].end <= span.start:
            found.append(span)
    return found


@lru_cache(maxsize=4)
def _machine(vocabulary: Vocabulary) -> _Machine:
    return _Machine(vocabulary)


class _Machine:
    """The words of a vocabulary, ready to be looked for all at once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._place_ends = frozenset(place[-1] for place in vocabulary.places)
        self._tails: dict[str, list[str]] = defaultdict(list)
        for head, tail in vocabulary.framed:
            self._tails[head].append(tail)
        alone = (word for word in vocabulary.organs if STANDS_ALONE.search(word))
        self._alone = frozenset(word for word in alone if not word.startswith(PARTY_OPENING))
        self._national = vocabulary.national - TOO_COMMON - self._alone
        self._words = ahocorasick.Automaton()
        for word in {*self._national, *vocabulary.organs, *self._tails, *GROUP_HEADS, *ZONE_HEADS}:
            self._words.add_word(word, word)
        self._words.make_automaton()

    def spans(self, text: str) -> Iterator[Span]:
        """Yield the spans of names, in reading order but for those that overlap an earlier one."""
        for last, word in self._words.iter_long(text):
            end = last + 1
            start = end - len(word)
            yield from self._read(text, start, end, word)

    def _read(self, text: str, start: int, end: int, word: str) -> Iterator[Span]:
        if word in GROUP_HEADS:
            yield from self._group(text, start)
        elif word in ZONE_HEADS:
            yield from self._zone(text, start, end)
        elif framed := self._framed(text, start, end, word):
            yield framed
        elif not _is_cut_short(text, end):
            yield from self._organ(text, start, end, word)

    def _organ(self, text: str, start: int, end: int, word: str) -> Iterator[Span]:
        opening = self._opening(text, start) if word in self._vocabulary.organs else start
        if opening < start:
            if word in GOVERNMENTS:
                yield from self._coordinated(text, opening)
            yield Span(opening, end)
        elif word in self._national or (word in self._alone and BOUNDARY.match(text[start - 1 : start])):
            yield Span(start, end)

    def _opening(self, text: str, start: int) -> int:
        """Return where the places in front of `start` begin: 湖北省黄石市|财政局; `start` where there are none."""
        before = text[start - 1 : start]
        if before in self._place_ends and before:
            for size in range(min(LONGEST_PLACE, start), 1, -1):
                if text[start - size : start] in self._vocabulary.places:
                    return self._opening(text, start - size)
        if before in self._vocabulary.relative and not _is_inside_a_word(text, start - 1):
            return start - 1
        return start - 2 if text[start - 2 : start] == "中共" else start

    def _coordinated(self, text: str, start: int) -> Iterator[Span]:
        """Yield the places listed before a government: 武汉市、黄石市 in 武汉市、黄石市、鄂州市人民政府."""
        listed: list[Span] = []
        while JOINING.search(text[start - 1 : start]):
            opening = self._opening(text, start - 1)
            if start - 1 - opening < 2:
                break
            listed.append(Span(opening, start - 1))
            start = opening
        yield from reversed(listed)

    def _framed(self, text: str, start: int, end: int, word: str) -> Span | None:
        """Return the span of 人行|武汉|分行; None where no place follows the head, or no tail the place."""
        for size in range(LONGEST_PLACE, 1, -1) if word in self._tails else ():
            if text[end : end + size] in self._vocabulary.places:
                tails = [tail for tail in self._tails[word] if text.startswith(tail, end + size)]
                if tails:
                    return Span(start, end + size + len(max(tails, key=len)))
        return None

    def _group(self, text: str, start: int) -> Iterator[Span]:
        found = GROUP.match(text, start)
        if found and not _is_cut_short(text, found.end()):
            opening = _owner(text, start)
            if opening < start or not found[0].endswith(("成员单位", "责任单位")) or found[0].startswith("各"):
                yield Span(opening, found.end())

    def _zone(self, text: str, start: int, end: int) -> Iterator[Span]:
        window = max(0, start - LONGEST_OWNER)
        if found := ZONE.search(text[window:start]):
            yield Span(window + found.start() + _lead_in(found[0]), end)


def _is_cut_short(text: str, end: int) -> bool:
    """Tell whether the word that ends at `end` goes on as another word: 财政局|面."""
    following = text[end : end + 1]
    return bool(following) and following in TAILS.get(text[end - 1], "")


def _is_inside_a_word(text: str, place: int) -> bool:
    """Tell whether the 市, 区 … at `place` ends another word: 城市, 地区."""
    before = text[place - 1 : place]
    return bool(before) and before in INSIDE_A_WORD.get(text[place], "")


def _owner(text: str, start: int) -> int:
    """Return where the owner of a group in front of `start` begins: 长江中游城市群|相关城市人民政府."""
    window = max(0, start - LONGEST_OWNER)
    found = OWNER.search(text[window:start]) if text[start - 1 : start] in OWNER_LAST else None
    return window + found.start() + _lead_in(found[0]) if found else start


def _lead_in(name: str) -> int:
    found = LEAD_IN.match(name)
    return found.end() if found else 0
