"""Names of places in a text: where they stand and what they could mean, without deciding which.

The text is in simplified characters. Which names there are, and which words only look like names, is passed in as a
`PlaceVocabulary`; what a name means in its document is decided elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import partial

from ahocorasick_rs import AhoCorasick

from kg.text import Span
from loaders.records import Toponym
from loaders.rules import pattern

of = partial(pattern, "places")

SPREAD = re.compile(
    "(?:[一-龥][(\uff08][一-龥]{1,2}[)\uff09]){2,}"
)  # 通(城)平(江)修(水): the names are spread over brackets
SPREAD_PIECE = re.compile("([一-龥])[(\uff08]([一-龥]{1,2})[)\uff09]")

TOWNSHIP_LIST, TAIL = of("township_list"), of("tail")
INSTITUTION, INSTITUTION_BREAK = of("institution"), of("institution_break")
STREET, VILLAGE = of("street"), of("village")
ABBREVIATED, OTHER_WORD = of("abbreviated"), of("other_word")
TOWNSHIP_KIND, LONGEST_TOWNSHIP = re.compile("街道|苏木|[镇乡]"), 16
AND = "和"
NOTHING = re.compile(r"(?!)")
COMPANIES = of("companies")  # 依托上海大众、湖南吉利等骨干企业: names of companies
NAMESAKES, NAMESAKE_LIST = of("namesakes"), of("namesake_list")  # 光谷、江夏等实验室: named after places, no places


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the automaton knows of a name; a name without candidates is a word that only looks like one."""

    name: str
    candidates: tuple[str, ...]
    bare: bool
    takes_tail: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TownshipNames:
    """Townships by their names, with the codes that each can stand for."""

    full: Mapping[str, tuple[str, ...]]
    short: Mapping[str, tuple[str, ...]]
    """Without their 镇, 乡 or 街道: looked up only where a list says so."""


class PlaceVocabulary:
    """The names to look for and the words that hide them.

    `names`: each name with the ids that it can stand for; `bare`: those among them that carry no 省, 市, 县 or 区;
    `tailed`: those that a zone or a city region can be named after; `words`: what is to be passed over as a whole
    (投资兴业); `signs`: single characters that stand for a place in a run of such (沪宁), the place, and the signs of which
    one must stand beside.
    """

    def __init__(
        self,
        *,
        names: Mapping[str, tuple[str, ...]],
        bare: frozenset[str],
        tailed: frozenset[str],
        words: Iterable[str],
        signs: Sequence[tuple[str, str, str]] = (),
    ) -> None:
        self.names = names
        self.townships: tuple[TownshipNames, ...] = ()
        self._signs = signs
        self._runs = re.compile(f"[{''.join({sign for sign, _, _ in signs})}]{{2,5}}") if signs else NOTHING
        hiding = [_Entry(word, (), False, False) for word in words if word not in names]
        known = [_Entry(name, candidates, name in bare, name in tailed) for name, candidates in names.items()]
        self._entries = (*hiding, *known)
        self._automaton = AhoCorasick([entry.name for entry in self._entries])

    def beside(self, townships: Sequence[TownshipNames]) -> PlaceVocabulary:
        """Return this vocabulary with `townships` looked for beside it; it is not built again."""
        both = copy(self)
        both.townships = tuple(one for one in townships if one.full)
        return both

    def known(self, name: str) -> tuple[str, ...]:
        """Return the ids that `name` can stand for."""
        return self.names.get(name) or self._of_townships(name)

    def called(self, short: str) -> tuple[str, ...]:
        """Return the codes of the townships that are called `short` without their 镇, 乡 or 街道."""
        return tuple(code for part in self.townships for code in part.short.get(short, ()))

    def _of_townships(self, name: str) -> tuple[str, ...]:
        return tuple(code for part in self.townships for code in part.full.get(name, ()))

    def runs(self, text: str) -> Iterator[re.Match[str]]:
        """Yield where signs stand in a row in `text`: 沪宁, 苏浙皖."""
        return self._runs.finditer(text)

    def signs_of(self, run: str) -> list[str]:
        """Return the places that the signs of a row stand for, one each; nothing where one of them may be none or several."""
        found = [self._place_of(sign, run) for sign in run]
        return found if all(found) else []

    def _place_of(self, sign: str, run: str) -> str:
        fitting = [
            place for one, place, beside in self._signs if one == sign and (not beside or set(beside) & set(run))
        ]
        return fitting[0] if len(fitting) == 1 else ""

    def hits(self, text: str) -> Iterator[tuple[int, int, _Entry]]:
        """Yield where names and words stand in `text`, overlapping ones too."""
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            yield start, end, self._entries[index]
        for kind in TOWNSHIP_KIND.finditer(text) if self.townships else ():
            for start in range(max(0, kind.end() - LONGEST_TOWNSHIP), kind.start()):
                name = text[start : kind.end()]
                codes = self._of_townships(name)
                if codes:
                    yield start, kind.end(), _Entry(name, codes, False, False)


def find(text: str, vocabulary: PlaceVocabulary, masked: Sequence[Span] = ()) -> list[Toponym]:
    """Return the names of places in `text`, in reading order, none overlapping another or a span of `masked`.

    text: in simplified characters; masked: the spans of agencies' names, in which no place is mentioned.
    """
    found = [
        *_bare_townships(text, vocabulary),
        *_spread(text, vocabulary),
        *_abbreviated(text, vocabulary),
        *_matches(text, vocabulary),
    ]
    companies = [Span(*match.span()) for match in COMPANIES.finditer(text)]
    return [
        toponym
        for toponym in _leftmost_longest(found, [*masked, *_namesakes(text)])
        if toponym.candidates and not _names_a_company(toponym, companies, text)
    ]


def _matches(text: str, vocabulary: PlaceVocabulary) -> Iterator[Toponym]:
    hits = list(vocabulary.hits(text))
    named_after = {start for start, _, entry in hits if entry.takes_tail}  # 大冶市黄石临空经济区: the second names it
    reach: dict[int, int] = {}
    for start, end, entry in hits:
        reach[start] = max(end if entry.candidates else 0, reach.get(start, 0))
    for start, end, entry in hits:
        if entry.name[0] in AND and reach.get(start + 1, 0) > end:
            continue  # 宁德和平潭: 和 joins two names, of which the second goes on
        hidden = entry.candidates and _is_part_of_another_name(text, end, entry)
        tail = TAIL.match(text, end) if entry.takes_tail and not hidden and end not in named_after else None
        yield Toponym(
            start=start,
            end=tail.end() if tail else end,
            name=entry.name,
            tail=tail.group() if tail else "",
            tail_kind=str(tail.lastgroup) if tail else "",
            candidates=() if hidden else entry.candidates,
        )


def _is_part_of_another_name(text: str, end: int, entry: _Entry) -> bool:
    is_short_region = len(entry.name) == 2 and any(key.startswith("region/") for key in entry.candidates)
    if is_short_region and OTHER_WORD.match(text, end - 1):
        return True
    if STREET.match(text, end) or (entry.bare and VILLAGE.match(text, end)):
        return True
    institution = INSTITUTION.match(text, end)
    return institution is not None and not INSTITUTION_BREAK.search(text, end, institution.end() - 2)


def _spread(text: str, vocabulary: PlaceVocabulary) -> Iterator[Toponym]:
    for run in SPREAD.finditer(text):
        for piece in SPREAD_PIECE.finditer(text, *run.span()):
            name = piece[1] + piece[2]
            candidates = vocabulary.known(name)
            yield Toponym(start=piece.start(), end=piece.end(), name=name, candidates=candidates)


def _abbreviated(text: str, vocabulary: PlaceVocabulary) -> Iterator[Toponym]:
    for run in vocabulary.runs(text):
        ends = range(run.end(), run.start() + 1, -1)  # 川渝合作: 合 is a sign too
        end = next((end for end in ends if ABBREVIATED.match(text, end)), run.start())
        for start, place in enumerate(vocabulary.signs_of(text[run.start() : end]), run.start()):
            yield Toponym(start=start, end=start + 1, name=text[start], candidates=(place,))


def _bare_townships(text: str, vocabulary: PlaceVocabulary) -> Iterator[Toponym]:
    for run in TOWNSHIP_LIST.finditer(text):
        for name in re.finditer(r"[^、]+", run[1]):
            end = run.start() + name.end()
            for length in (3, 2):  # the first of the list follows on other words: 支持金牛、王英等乡镇
                short = text[end - length : end]
                codes = vocabulary.called(short) if length <= len(name[0]) else ()
                if codes:
                    yield Toponym(start=end - length, end=end, name=short, candidates=codes)


def _leftmost_longest(found: Iterable[Toponym], masked: Sequence[Span]) -> Iterator[Toponym]:
    free = 0
    masks = iter(sorted(masked))
    mask = next(masks, None)
    for toponym in sorted(found, key=lambda one: (one.start, -one.end, bool(one.tail))):
        while mask and mask.end <= toponym.start:
            mask = next(masks, None)
        if toponym.start < free or (mask and mask.start < toponym.end):
            continue
        free = toponym.end
        yield toponym


def _namesakes(text: str) -> Iterator[Span]:
    for kind in NAMESAKES.finditer(text):
        names = NAMESAKE_LIST.search(text, max(0, kind.start() - 40), kind.start())
        if names:
            yield Span(names.start(), kind.start())


def _names_a_company(toponym: Toponym, companies: Sequence[Span], text: str) -> bool:
    before = bisect_right(companies, toponym.start, key=lambda span: span.start) - 1
    within = before >= 0 and toponym.end <= companies[before].end
    return within and text[toponym.end] not in "、的市"
