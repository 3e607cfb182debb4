"""Finds the names of agencies in running text: 省发改委, 武汉海关, 国务院, 各县(市、区)政府."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.text import Span
from loaders.rules import pattern, rules

of = partial(pattern, "agencies")


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """The words that make up agency names."""

    places: frozenset[str]
    """Every name of a division, full and short."""
    relative: frozenset[str]
    """省, 市, 自治区, 兵团 …: a place that only the document's own place settles."""
    organs: frozenset[str]
    """What may follow a place: 发改委, 人民政府, 委."""
    national: frozenset[str]
    """What stands without a place: 国务院, 财政部."""
    framed: frozenset[tuple[str, str]]
    """What stands around a place: (人行, 分行)."""
    joined: frozenset[str]
    """What an organ of several systems may have in front of the last: 住房城乡建设 of 住房城乡建设和交通局."""


def _words(kind: str) -> tuple[str, ...]:
    return tuple(word for rule in rules("agencies", kind) for word in rule.words)


STANDS_ALONE, BEFORE_NAME = of("stands_alone"), of("before_name")
"""Organs that need no place in front (发改委 is an agency anywhere, 政府 or 委 is not), and what may stand there."""
PARTY_OPENING = "委"
REGION = "自治区"
"""The one relative word of several characters that ends no other word, as 地区 and 兵团 do."""
TOO_COMMON = frozenset(_words("too_common"))
"""Words for national organs that mostly stand in other names: 中央财政, 中石化管道."""
JOINED_BY = ("和", "与")
BRANCH = of("branch")
CUT_SHORT, INSIDE_A_WORD = of("cut_short"), of("inside_a_word")
GROUP, GROUP_HEADS = of("group"), _words("group_head")
OWNER, LEAD_IN, JOINING = of("owner"), of("words_before_name"), of("joining")
OWNER_LAST = frozenset("院央府直级群圈带区链组各")
"""The last characters of an owner: behind any other none need be looked for."""
ZONE, ZONE_HEADS = of("zone"), _words("zone_head")
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
        self._longest_joined = max(map(len, vocabulary.joined), default=0)
        self._long_relative = sorted((word for word in vocabulary.relative if len(word) > 1), key=len, reverse=True)
        self._long_relative_ends = frozenset(word[-1] for word in self._long_relative)
        self._place_ends = frozenset(place[-1] for place in vocabulary.places)
        self._tails: dict[str, list[str]] = defaultdict(list)
        for head, tail in vocabulary.framed:
            self._tails[head].append(tail)
        alone = (word for word in vocabulary.organs if STANDS_ALONE.search(word))
        self._alone = frozenset(word for word in alone if not word.startswith(PARTY_OPENING))
        self._national = vocabulary.national - TOO_COMMON - self._alone
        words = {*self._national, *vocabulary.organs, *self._tails, *GROUP_HEADS, *ZONE_HEADS}
        self._words = AhoCorasick(sorted(words), matchkind=MatchKind.LeftmostLongest)

    def spans(self, text: str) -> Iterator[Span]:
        """Yield the spans of names, in reading order but for those that overlap an earlier one."""
        for _, start, end in self._words.find_matches_as_indexes(text):
            yield from self._read(text, start, end, text[start:end])

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
        if opening == start and word in self._alone:
            start = self._joined(text, start)
            opening = self._opening(text, start)
        end = branch.end() if (branch := BRANCH.match(text, end)) else end
        if opening < start:
            if word in GOVERNMENTS:
                yield from self._coordinated(text, opening)
            yield Span(opening, end)
        elif word in self._national or (word in self._alone and _is_free_before(text, start)):
            yield Span(start, end)

    def _joined(self, text: str, start: int) -> int:
        """Return where an organ begins that has other systems in front of the last: 住房城乡建设和|交通局.

        `start`, where it has none, or what is in front is the rest of a name or a clause.
        """
        found = start
        while before := self._joined_before(text, found):
            found = before
        return found if self._opening(text, found) < found or _is_free_before(text, found) else start

    def _joined_before(self, text: str, start: int) -> int:
        """Return where the word of a joined name in front of `start` begins; 0 where there is none."""
        end = start - (text[start - 1 : start] in JOINED_BY)
        sizes = range(min(self._longest_joined, end), 1, -1)
        return next((end - size for size in sizes if text[end - size : end] in self._vocabulary.joined), 0)

    def _opening(self, text: str, start: int) -> int:
        """Return where the places in front of `start` begin: 湖北省黄石市|财政局; `start` where there are none."""
        before = text[start - 1 : start]
        if before in self._place_ends and before:
            for size in range(min(LONGEST_PLACE, start), 1, -1):
                if text[start - size : start] in self._vocabulary.places:
                    return self._opening(text, start - size)
        for word in self._long_relative if before in self._long_relative_ends else ():
            if text.endswith(word, 0, start) and (word == REGION or _is_free_before(text, start - len(word))):
                return start - len(word)
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
    return CUT_SHORT.match(text, end) is not None


def _is_free_before(text: str, start: int) -> bool:
    """Tell whether an organ without a place may begin at `start`; after most characters it is the rest of a name."""
    return start == 0 or BEFORE_NAME.match(text[start - 1 : start]) is not None


def _is_inside_a_word(text: str, place: int) -> bool:
    """Tell whether the 市, 区 … at `place` ends another word: 城市, 地区."""
    return INSIDE_A_WORD.match(text, place) is not None


def _owner(text: str, start: int) -> int:
    """Return where the owner of a group in front of `start` begins: 长江中游城市群|相关城市人民政府."""
    window = max(0, start - LONGEST_OWNER)
    found = OWNER.search(text[window:start]) if text[start - 1 : start] in OWNER_LAST else None
    return window + found.start() + _lead_in(found[0]) if found else start


def _lead_in(name: str) -> int:
    found = LEAD_IN.match(name)
    return found.end() if found else 0
