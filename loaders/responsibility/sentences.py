"""Responsibility in sentences, without brackets: `由市科委牵头`, `主责单位是…`, `市财政局负责…`, `体育总局要会同有关方面…`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.text import Span
from loaders.records import Role
from loaders.responsibility.name_lists import units
from loaders.responsibility.roles import BARE_UNIT, LEADING, RESPONSIBLE, SUPPORTING, UNITS, Clause, Part, role_of

MINISTRY = re.compile(r"[\u4e00-\u9fff]{2,12}(?:部|委|总局|署|办公厅|办公室|银行|人民政府)")
# A lead named in a sentence: 由市科委牵头,优化部门协同.
BY_WHOM = re.compile(r"由(?P<names>[^,。;:由()\n]{2,80}?)(?P<word>牵头(?:负责)?|负责牵头)(?=[,。;会协组统])")
# Persons, then units, each behind 是: 牵头领导是某某,主责单位是市发展改革委、各区政府.
IS = "(?:是|为)"
SENTENCE_END = re.compile(r"[。\n]")
PERSONS = rf"[,;] ?(?:牵头|主管|分管|责任|负责)[市区县省]?(?:领导|责任人|负责人){IS}[^,。;:()\n]{{1,40}}"
IS_WHOM = rf"[,;] ?(?P<word>(?:{LEADING}|主要责任|{SUPPORTING}|{RESPONSIBLE}){UNITS}){IS}(?P<names>[^,。;:\n]{{2,120}})"
WHO_IS = re.compile(IS_WHOM)
IS_SAID = re.compile(rf"{UNITS}{IS}")
LABELS = re.compile(rf"(?:{PERSONS}){{0,3}}(?:{re.sub('[?]P<[a-z]+>', '?:', IS_WHOM)}){{1,5}}")


# What a unit opens a sentence with; its own second name may follow in a bracket.
UNIT = r"(?P<names>[\u4e00-\u9fff、]{2,40}?(?:\([^()\n]{2,20}\))?)"
# 市发展改革委(市能源局)负责编制…: it answers for what follows.
DOES = re.compile(
    rf"{UNIT}[:,]? ?(?P<word>(?:牵头|具体|统筹|主要)?负责(?:牵头)?|牵头)"
    r"(?!人|制(?![定订作])|同志|任|单位|部门|领导|责任|企业|机构|作用|工作)(?=[\u4e00-\u9fff“《][^。;\n]{5})"
)
# 体育总局要会同有关方面做好指导: it leads, the others support.
TOGETHER = re.compile(
    rf"{UNIT}(?:要|将|应当?|须|需)?(?P<word>会同|会商)"
    r"(?P<others>[\u4e00-\u9fff、]{2,40}?(?:部门|单位|方面|地区|地方|厅|局|委|部|政府))(?=[\u4e00-\u9fff])(?!按?(?:职责)?(?:分工)?负责[。;\n])"
)
# 国务院办公厅要发挥…的牵头抓总作用: it leads what the document is about.
HEADS = re.compile(
    rf"{UNIT}(?:要|应当?|须)[^,。;:\n]{{0,40}}?(?P<word>牵头)(?:抓总|协调|推进|组织)?(?:工作|作用|职责|责任)"
)
ACTS = re.compile("负责|牵头|会同|会商")
BEGINNINGS = "\n。;:! \u3000"
NUMBER = re.compile(r"(?:\(?[\d一二三四五六七八九十]{1,3}(?:\)|、|\.))?")
REACH = 90
"""Characters before such a word that its sentence may begin in."""
OTHERS = re.compile("各?(?:有关|相关)(?:部门|单位|方面|地区|地方)")
# Words that stand in a sentence and in no name of a unit; and names of nobody in particular.
NO_NAME = re.compile(
    r".*(?:[由对将在的要把被向从是等其并按级]|会同|会商|牵头|负责|配合|小组|支部|干部|全部|内部).*|.*(?:部门|单位)|办公室"
)


def in_sentences(folded: str, spans: Sequence[Span], closing: Sequence[Span]) -> Iterator[Clause]:
    """Yield the clauses of the sentences of a text with folded punctuation, which stand in none of its brackets `spans`.

    A line that a clause of `closing` (in order) ends is that clause's; no sentence of it is taken for a task of its own.
    """
    yield from _by_whom(folded, spans)
    yield from _is_whom(folded, spans)
    starts = [span.start for span in closing]
    line_end = 0
    for clause in _whole(folded, spans):
        if clause.span.end > line_end:
            line_end = (folded.find("\n", clause.span.end) + 1 or len(folded) + 1) - 1
        if bisect_right(starts, clause.span.start) == bisect_right(starts, line_end):
            yield clause


def is_inside(spans: Sequence[Span], place: int) -> bool:
    """Tell whether a place lies in one of `spans`, which are in order."""
    before = bisect_right(spans, place, key=lambda span: span.start) - 1
    return before >= 0 and spans[before].end > place


def _by_whom(folded: str, spans: Sequence[Span]) -> Iterator[Clause]:
    for match in BY_WHOM.finditer(folded):
        if not is_inside(spans, match.start()) and _named(folded, match, "names"):
            yield Clause(span=Span(*match.span()), parts=(_part(match, "names", Role.LEAD),), is_prose=True)


def _is_whom(folded: str, spans: Sequence[Span]) -> Iterator[Clause]:
    for match in LABELS.finditer(folded) if IS_SAID.search(folded) else ():
        whom = list(WHO_IS.finditer(folded, match.start(), match.end()))
        if whom and not is_inside(spans, match.start()) and all(_named(folded, one, "names") for one in whom):
            led = any(role_of(one["word"], led=False) is Role.LEAD for one in whom)
            parts = tuple(_part(one, "names", role_of(one["word"], led=led)) for one in whom)
            yield Clause(span=Span(*match.span()), parts=parts)


def _whole(folded: str, spans: Sequence[Span]) -> Iterator[Clause]:
    """Yield the sentences that a unit opens, each up to its end or to the next one."""
    found = {match.start(): match for match in _openings(folded) if not is_inside(spans, match.start())}
    starts = sorted(found)
    for start, after in pairwise([*starts, len(folded)]):
        end = SENTENCE_END.search(folded, found[start].end(), after)
        last = end.start() if end else after
        yield _sentence(found[start], Span(start, start + len(folded[start:last].rstrip("; "))))


def _openings(folded: str) -> Iterator[re.Match[str]]:
    """Yield what opens each sentence with units and what they do."""
    tried = -1
    for act in ACTS.finditer(folded):
        first = max(act.start() - REACH, 0)
        mark = max(folded.rfind(sign, first, max(act.start() - 2, 0)) for sign in BEGINNINGS)
        if mark > tried or (tried < 0 and mark < 0 and first == 0):
            tried = max(mark, 0)
            number = NUMBER.match(folded, mark + 1)
            start = number.end() if number else mark + 1
            matches = (pattern.match(folded, start) for pattern in (DOES, TOGETHER, HEADS))
            yield from [match for match in matches if match and _opens(folded, match)][:1]


def _sentence(match: re.Match[str], span: Span) -> Clause:
    role = Role.JOINT if match.re is DOES and "牵头" not in match["word"] else Role.LEAD
    others = [_part(match, "others", Role.SUPPORT)] if match.re is TOGETHER else []
    return Clause(span=span, parts=(_part(match, "names", role), *others), is_sentence=True)


def _part(match: re.Match[str], names: str, role: Role) -> Part:
    return Part(word=Span(*match.span("word")), names=Span(*match.span(names)), role=role)


def _named(folded: str, match: re.Match[str], group: str) -> bool:
    """Tell whether a list holds nothing but names of units."""
    named = [unit.name for unit in units(folded, Span(*match.span(group)))]
    return bool(named) and all(BARE_UNIT.fullmatch(name) or MINISTRY.fullmatch(name) for name in named)


def _opens(folded: str, match: re.Match[str]) -> bool:
    """Tell whether the sentence of `match` opens with units, of no matter what tier, and joins them to such."""
    if NO_NAME.fullmatch(match["names"]) or not _named(folded, match, "names"):
        return False
    return match.re is not TOGETHER or bool(OTHERS.fullmatch(match["others"])) or _named(folded, match, "others")
