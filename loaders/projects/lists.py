"""Lists of projects: a clause → its parts, each with what it shares with the others.

`武汉至宜昌、襄阳至常德铁路等项目` is one group of two parts with the tail 项目: the tail after 等 says what its parts are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.text import Span
from loaders.projects.names import headed, is_named
from loaders.projects.words import STATUS_OF_VERB, TRAILING, VERB, WORK_TAIL, WORKS, of


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Parts of one list: their spans, what follows 等 (empty where nothing does), and the verb before them."""

    parts: tuple[Span, ...]
    tail: str
    verb: str
    """As printed, empty where there is none."""


# 与 mostly means with, or joins one name: 数字化设计与制造创新中心; the other conjunctions separate whole names only.
SEPARATOR, ETC = of("list_separator"), of("list_end")
COUNTED = of("counted")  # 等6条文创、美食、商业特色街区: the tail goes on
SHORT_NAME = 4
"""A name of so many characters before a conjunction is taken for one of a pair: 四方井和花桥水库."""
IN_A_WORD = frozenset("化与")
"""After these a verb is part of a noun: 城镇化建设示范工程."""


def groups(folded: str, clause: Span) -> Iterator[Group]:
    """Yield the groups of the clause, in reading order."""
    verb, free = "", clause.start
    parts: list[Span] = []
    pieces = list(_pieces(folded, clause))
    for index, piece in enumerate(pieces):
        if piece.start < free:  # the tail of the group before has taken it
            continue
        etc = ETC.search(folded, piece.start + 1, piece.end)
        named = Span(piece.start, etc.start()) if etc else piece
        start, own_verb = _after_verb(folded, named)
        if own_verb and parts:
            yield Group(parts=tuple(parts), tail="", verb=verb)
            parts = []
        verb = own_verb or verb
        parts.append(Span(start, named.end))
        if etc:
            free = _end_of_tail(folded, Span(etc.end(), piece.end), pieces[index + 1 :])
            yield Group(parts=tuple(parts), tail=folded[etc.end() : free], verb=verb)
            parts = []
    if parts:
        yield Group(parts=tuple(parts), tail="", verb=verb)


def _end_of_tail(folded: str, tail: Span, following: list[Span]) -> int:
    """Return where the tail ends: one that counts its parts may hold a list of its own."""
    end = tail.end
    if COUNTED.match(folded, tail.start):
        for piece in following:
            if headed(folded[tail.start : end]) is not None:
                break
            end = piece.end
    return end


def _pieces(folded: str, clause: Span) -> Iterator[Span]:
    start = clause.start
    for match in SEPARATOR.finditer(folded, clause.start, clause.end):
        before = folded[start : match.start()]
        if before.count("(") == before.count(")") and (match.group() == "、" or _is_whole(before)):
            yield Span(start, match.start())
            start = match.end()
    yield Span(start, clause.end)


def _is_whole(words: str) -> bool:
    """Tell whether `words`, before a conjunction, end in a name by itself."""
    verb = max((match.end() for match in VERB.finditer(words)), default=0)
    bare = (words[verb:] or words).rpartition("等")[2]
    if "等" in words:
        return headed(bare) is not None
    return 1 < len(bare) <= SHORT_NAME or headed(bare) is not None or WORK_TAIL.search(bare) is not None


def _after_verb(folded: str, span: Span) -> tuple[int, str]:
    """Return where the name in `span` starts, and the verb before it, if any: the last one that leaves a name."""
    text = span.of(folded)
    verbs = [match for match in VERB.finditer(text) if not _is_inside_a_name(text, match)]
    for match in reversed(verbs):
        if match.group() in STATUS_OF_VERB or is_named(text[match.end() :]):
            return span.start + match.end(), _with_adverb(match, verbs)
    return (span.start + verbs[-1].end(), verbs[-1].group()) if verbs else (span.start, "")


def _is_inside_a_name(text: str, verb: re.Match[str]) -> bool:
    """Tell whether the verb is part of what is built, or follows it: 106国道改建工程, 铁路规划建设."""
    if verb.end() == len(text) or TRAILING.fullmatch(text, verb.start()):
        return True
    if verb.start() and text[verb.start() - 1] in IN_A_WORD:
        return True
    onwards = headed(text[verb.start() :]) if verb.start() and verb.group() in WORKS else None
    return onwards is not None and not onwards.stem


def _with_adverb(verb: re.Match[str], verbs: list[re.Match[str]]) -> str:
    """Return the verb, or one before it where the verb itself does not say how far things are."""
    if STATUS_OF_VERB.get(verb.group(), "?"):
        return verb.group()
    earlier = [match.group() for match in verbs if match.start() < verb.start() and STATUS_OF_VERB.get(match.group())]
    return earlier[-1] if earlier else verb.group()
